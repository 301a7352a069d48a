import { type FollowAction, followActions } from '../../../shared/contract/following.ts';

/** Where each action has its page. */
export const actionPaths: Readonly<Record<FollowAction, string>> = {
  write: '/follow/write',
  answerDate: '/follow/date',
  remind: '/follow/remind',
  withdraw: '/follow/withdraw',
  takeBack: '/follow/take-back',
  review: '/follow/review',
  second: '/follow/second',
  erase: '/follow/erase',
  newCode: '/follow/new-code',
  mailCopy: '/follow/mail-copy',
};

/** Every action with its address. */
export const actionsByPath: readonly (readonly [FollowAction, string])[] = followActions.map((action) => [
  action,
  actionPaths[action],
]);
