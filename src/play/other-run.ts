/**
 * Class of the document while its address asks for another run than the one that the page is built
 * with.
 */
export const OTHER_RUN = 'other-run';
