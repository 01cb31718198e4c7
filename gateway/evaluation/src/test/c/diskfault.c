/*
 * A disk that fails: loaded before everything else (LD_PRELOAD), it lets the n-th write, fsync or
 * rename below one folder fail, once or from then on.
 *
 * The process itself says when, through the functions named disk_*.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 0, SYNC = 1, RENAME = 2 };

static char folder[PATH_MAX];
static int kind = -1;
static long at = 0;
static int error = 0;
static int forever = 0;
static long calls[3];
static long faults = 0;

/* Begins to count; the n-th call of a kind fails with an error. With n = 0 none does. */
void disk_begin(const char *below, int which, long n, int with, int from_then_on) {
  kind = -1;
  strncpy(folder, below, sizeof folder - 1);
  memset(calls, 0, sizeof calls);
  faults = 0;
  at = n;
  error = with;
  forever = from_then_on;
  __sync_synchronize();
  kind = which;
}

/* Ends: nothing fails and nothing is counted any more. */
void disk_end(void) { kind = -1; }

/* How many calls of a kind there were. */
long disk_calls(int which) { return calls[which]; }

/* How many of them failed. */
long disk_faults(void) { return faults; }

static int is_below(const char *path) {
  size_t length = strlen(folder);
  return length > 0 && strncmp(path, folder, length) == 0;
}

static int is_open_below(int fd) {
  char link[64];
  char path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) {
    return 0;
  }
  path[length] = 0;
  return is_below(path);
}

/* Counts a call below the folder and tells whether it has to fail. */
static int fails(int which) {
  long number = __sync_add_and_fetch(&calls[which], 1);
  if (which != kind || at == 0 || (forever ? number < at : number != at)) {
    return 0;
  }
  __sync_add_and_fetch(&faults, 1);
  errno = error;
  return 1;
}

static int fails_open(int which, int fd) {
  if (kind < 0) {
    return 0;
  }
  int before = errno;
  int below = is_open_below(fd);
  errno = before;
  return below && fails(which);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = REAL(write);
  return fails_open(WRITE, fd) ? -1 : real(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t place) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = REAL(pwrite);
  return fails_open(WRITE, fd) ? -1 : real(fd, bytes, count, place);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t place) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = REAL(pwrite64);
  return fails_open(WRITE, fd) ? -1 : real(fd, bytes, count, place);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  static ssize_t (*real)(int, const struct iovec *, int);
  if (!real) real = REAL(writev);
  return fails_open(WRITE, fd) ? -1 : real(fd, parts, count);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = REAL(fsync);
  return fails_open(SYNC, fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = REAL(fdatasync);
  return fails_open(SYNC, fd) ? -1 : real(fd);
}

static int fails_rename(const char *to) { return kind >= 0 && is_below(to) && fails(RENAME); }

int rename(const char *from, const char *to) {
  static int (*real)(const char *, const char *);
  if (!real) real = REAL(rename);
  return fails_rename(to) ? -1 : real(from, to);
}

int renameat(int from_fd, const char *from, int to_fd, const char *to) {
  static int (*real)(int, const char *, int, const char *);
  if (!real) real = REAL(renameat);
  return fails_rename(to) ? -1 : real(from_fd, from, to_fd, to);
}
