/** The address of the button for other sites: the one page that sets no cookie and may be framed. */
export const buttonPath = '/button';
