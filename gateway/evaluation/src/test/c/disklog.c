/*
 * A disk that remembers: loaded before everything else (LD_PRELOAD), it notes, in their order, all
 * calls that change what lies below one folder, with what they write, in a file outside of it.
 *
 * A record is, in the machine's byte order: kind (8 bytes), position or length (8), length of the
 * first path (8), of the second (8), of the data (8), then these three.
 *
 * The process itself says when, through the functions named disklog_*. Noted are the calls that Java
 * makes on 64-bit Linux; what it did in another way differs from the notes in the end.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 0, WRITE = 1, LENGTH = 2, SYNC = 3, RENAME = 4, LINK = 5, REMOVE = 6, FOLDER = 7 };

static char folder[PATH_MAX];
static volatile int notes = -1;
static volatile long count = 0;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Begins to note what happens below a folder, whose path does not end with a slash. */
void disklog_begin(const char *below, const char *file) {
  pthread_mutex_lock(&order);
  strncpy(folder, below, sizeof folder - 1);
  count = 0;
  notes = REAL(open)(file, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  pthread_mutex_unlock(&order);
}

/* How many calls were noted. */
long disklog_count(void) { return count; }

/* Ends; tells how many calls were noted. */
long disklog_end(void) {
  pthread_mutex_lock(&order);
  close(notes);
  notes = -1;
  pthread_mutex_unlock(&order);
  return count;
}

static void put(const void *bytes, size_t size) {
  if (REAL(write)(notes, bytes, size) != (ssize_t)size) {
    abort();
  }
}

/* Notes one call, unless that ended meanwhile; the caller holds the lock. */
static void note(long kind, long number, const char *path, const char *other, const void *data,
                 size_t size) {
  if (notes < 0) return;
  long head[5] = {kind, number, (long)strlen(path), (long)strlen(other), (long)size};
  put(head, sizeof head);
  put(path, strlen(path));
  put(other, strlen(other));
  if (size > 0) {
    put(data, size);
  }
  count++;
}

/* The folder itself counts. */
static int is_below(const char *path) {
  size_t length = strlen(folder);
  return notes >= 0 && strncmp(path, folder, length) == 0 &&
         (path[length] == 0 || path[length] == '/');
}

/* Finds the path of an open file, if it lies below the folder and has a name. */
static int find(int fd, char *path) {
  char link[64];
  int before = errno;
  if (notes < 0 || fd == notes) {
    return 0;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  errno = before;
  if (length < 0) {
    return 0;
  }
  path[length] = 0;
  return is_below(path) && strstr(path, " (deleted)") == NULL;
}

/* Makes a path given beside a folder's descriptor a whole one. */
static const char *whole(int at, const char *path, char *space) {
  char base[PATH_MAX];
  if (path[0] == '/' || at == AT_FDCWD || !find(at, base)) {
    return path;
  }
  if ((size_t)snprintf(space, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) {
    abort();
  }
  return space;
}

static ssize_t noted_write(int fd, const void *bytes, ssize_t done, off64_t place) {
  char path[PATH_MAX];
  if (done > 0 && find(fd, path)) {
    note(WRITE, place < 0 ? lseek64(fd, 0, SEEK_CUR) - done : place, path, "", bytes, done);
    if (fcntl(fd, F_GETFL) & O_DSYNC) {
      note(SYNC, 0, path, "", "", 0);
    }
  }
  return done;
}

ssize_t write(int fd, const void *bytes, size_t size) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = REAL(write);
  if (notes < 0) return real(fd, bytes, size);
  pthread_mutex_lock(&order);
  ssize_t done = noted_write(fd, bytes, real(fd, bytes, size), -1);
  pthread_mutex_unlock(&order);
  return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t place) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = REAL(pwrite64);
  if (notes < 0) return real(fd, bytes, size, place);
  pthread_mutex_lock(&order);
  ssize_t done = noted_write(fd, bytes, real(fd, bytes, size, place), place);
  pthread_mutex_unlock(&order);
  return done;
}

/* One part at a time, so that what is noted is what was written. */
ssize_t writev(int fd, const struct iovec *parts, int number) {
  static ssize_t (*real)(int, const struct iovec *, int);
  char path[PATH_MAX];
  if (!real) real = REAL(writev);
  if (number < 1 || !find(fd, path)) return real(fd, parts, number);
  return write(fd, parts[0].iov_base, parts[0].iov_len);
}

/* Copies inside the system are not noted: whoever asks for one is told to write. */
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
  static ssize_t (*real)(int, off64_t *, int, off64_t *, size_t, unsigned);
  char path[PATH_MAX];
  if (!real) real = REAL(copy_file_range);
  if (!find(out, path)) return real(in, from, out, to, size, flags);
  errno = ENOSYS;
  return -1;
}

ssize_t sendfile64(int out, int in, off64_t *from, size_t size) {
  static ssize_t (*real)(int, int, off64_t *, size_t);
  char path[PATH_MAX];
  if (!real) real = REAL(sendfile64);
  if (!find(out, path)) return real(out, in, from, size);
  errno = ENOSYS;
  return -1;
}

static int noted_length(int fd, int done, off64_t length) {
  char path[PATH_MAX];
  if (done == 0 && find(fd, path)) {
    note(LENGTH, length, path, "", "", 0);
  }
  return done;
}

int ftruncate64(int fd, off64_t length) {
  static int (*real)(int, off64_t);
  if (!real) real = REAL(ftruncate64);
  if (notes < 0) return real(fd, length);
  pthread_mutex_lock(&order);
  int done = noted_length(fd, real(fd, length), length);
  pthread_mutex_unlock(&order);
  return done;
}

/* Not done where nothing is noted: what is left there of a copy does not matter. */
int fsync(int fd) {
  static int (*real)(int);
  char path[PATH_MAX];
  if (!real) real = REAL(fsync);
  if (notes < 0) return 0;
  pthread_mutex_lock(&order);
  int done = real(fd);
  if (done == 0 && find(fd, path)) {
    note(SYNC, 0, path, "", "", 0);
  }
  pthread_mutex_unlock(&order);
  return done;
}

int fdatasync(int fd) { return fsync(fd); }

static int noted_open(int at, const char *path, int flags, mode_t mode) {
  static int (*real)(int, const char *, int, ...);
  char space[PATH_MAX];
  struct stat before;
  if (!real) real = REAL(openat);
  const char *full = notes < 0 ? path : whole(at, path, space);
  if (!(flags & (O_CREAT | O_TRUNC)) || !is_below(full)) return real(at, path, flags, mode);
  pthread_mutex_lock(&order);
  int is_there = stat(full, &before) == 0;
  int fd = real(at, path, flags, mode);
  if (fd >= 0 && !is_there) {
    note(CREATE, 0, full, "", "", 0);
  } else if (fd >= 0 && (flags & O_TRUNC) && before.st_size > 0) {
    note(LENGTH, 0, full, "", "", 0);
  }
  pthread_mutex_unlock(&order);
  return fd;
}

#define OPEN(name, arguments, at)                    \
  int name arguments {                               \
    mode_t mode = 0;                                 \
    if (flags & (O_CREAT | O_TMPFILE)) {             \
      va_list rest;                                  \
      va_start(rest, flags);                         \
      mode = va_arg(rest, mode_t);                   \
      va_end(rest);                                  \
    }                                                \
    return noted_open(at, path, flags, mode);        \
  }

OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int at, const char *path, int flags, ...), at)
OPEN(openat64, (int at, const char *path, int flags, ...), at)

/* A call by one or two paths, noted if it was done. */
#define NOTED(kind, path, other, call)               \
  do {                                               \
    if (!is_below(path)) return call;                \
    pthread_mutex_lock(&order);                      \
    int done = call;                                 \
    if (done == 0) note(kind, 0, path, other, "", 0); \
    pthread_mutex_unlock(&order);                    \
    return done;                                     \
  } while (0)

int rename(const char *from, const char *to) {
  static int (*real)(const char *, const char *);
  if (!real) real = REAL(rename);
  NOTED(RENAME, to, from, real(from, to));
}

int link(const char *from, const char *to) {
  static int (*real)(const char *, const char *);
  if (!real) real = REAL(link);
  NOTED(LINK, to, from, real(from, to));
}

int unlink(const char *path) {
  static int (*real)(const char *);
  if (!real) real = REAL(unlink);
  NOTED(REMOVE, path, "", real(path));
}

int unlinkat(int at, const char *path, int flags) {
  static int (*real)(int, const char *, int);
  char space[PATH_MAX];
  if (!real) real = REAL(unlinkat);
  NOTED(REMOVE, whole(at, path, space), "", real(at, path, flags));
}

int remove(const char *path) {
  static int (*real)(const char *);
  if (!real) real = REAL(remove);
  NOTED(REMOVE, path, "", real(path));
}

int rmdir(const char *path) {
  static int (*real)(const char *);
  if (!real) real = REAL(rmdir);
  NOTED(REMOVE, path, "", real(path));
}

int mkdir(const char *path, mode_t mode) {
  static int (*real)(const char *, mode_t);
  if (!real) real = REAL(mkdir);
  NOTED(FOLDER, path, "", real(path, mode));
}
