import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import * as z from 'zod';
import type { PlacePatch, PlacesBody } from '../../../shared/contract/places.ts';
import type { PlaceId } from '../../../shared/kernel/ids.ts';
import { useFailureText } from '../frame/failure-notice.tsx';
import { call } from '../server/call.ts';
import { placesKey } from '../server/queries.ts';
import { usePublicPagesWords } from './use-words.ts';

/** New places, or a change to one. */
export type PlaceChange = { readonly add: PlacesBody } | { readonly id: PlaceId; readonly patch: PlacePatch };

const send = (change: PlaceChange): Promise<unknown> =>
  'add' in change
    ? call({ method: 'POST', path: '/api/places', body: change.add, answer: z.unknown() })
    : call({ method: 'PATCH', path: `/api/places/${change.id}`, body: change.patch, answer: z.unknown() });

/** Makes or changes places, and reads them again. */
export function usePlaceChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: placesKey }),
  });
}

/** Closes a place or opens it again, after asking where that is needed. A refusal is shown on the page. */
export function useClosing() {
  const words = usePublicPagesWords().places;
  const { message } = App.useApp();
  const failureText = useFailureText();
  const { mutateAsync } = usePlaceChange();
  return async (id: PlaceId, isClosed: boolean): Promise<void> => {
    try {
      await mutateAsync({ id, patch: { isClosed } });
      void message.success(words.done);
    } catch (failure) {
      void message.error(failureText(failure), 8);
    }
  };
}
