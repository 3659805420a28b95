/**
 * Errors are names here. The numbers differ between platforms: they come from the release's own uv
 * map (`ReleasePack.uvErrors`) where a binding hands them to JavaScript.
 */
export type Errno =
  | 'EACCES'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAGAIN'
  | 'EALREADY'
  | 'EBADF'
  | 'ECANCELED'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'EINPROGRESS'
  | 'EINVAL'
  | 'EISCONN'
  | 'ENETUNREACH'
  | 'ENOENT'
  | 'ENOTCONN'
  | 'ENOTSOCK'
  | 'EPIPE';

/** What most calls return: 0, or the name of what went wrong. */
export type Status = 0 | Errno;

/** UV_EOF: libuv's name for a read that returned 0. It stands in the same uv map as the errnos. */
export type EndOfFile = 'EOF';
