/* A disk that fails, or loses its power, at the call that it is told to.

   Loaded before the C library (LD_PRELOAD). Every call that changes a file below one folder is
   counted; the one that was asked for fails with an error, once or from then on, or ends the
   process. With a log, each call is written down with what it wrote, to replay what would be left
   of it after a power cut. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static long counted, fail_at;
static int fail_with, sticky, killing, log_fd = -1;

void disk_watch(const char *path) { strncpy(folder, path, sizeof folder - 1); counted = 0; fail_at = 0; }
void disk_fail(long at, int error, int on) { counted = 0; fail_at = at; fail_with = error; sticky = on; killing = 0; }
void disk_kill(long at) { counted = 0; fail_at = at; killing = 1; sticky = 0; }
void disk_log(const char *path) { log_fd = open(path, O_CREAT | O_WRONLY | O_APPEND, 0600); }
long disk_count(void) { return counted; }

static int name_of(int fd, char *name, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t got = readlink(link, name, size - 1);
    if (got < 0) return 0;
    name[got] = 0;
    return folder[0] && strncmp(name, folder, strlen(folder)) == 0;
}

static int fails(void) {
    counted++;
    if (!fail_at || counted < fail_at || (counted > fail_at && !sticky)) return 0;
    if (killing) kill(getpid(), SIGKILL);
    errno = fail_with;
    return 1;
}

static void told(const char *what, const char *name, long offset, const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t);
    char head[4200];
    if (log_fd < 0) return;
    if (!real) real = dlsym(RTLD_NEXT, "write");
    int n = snprintf(head, sizeof head, "%s %ld %zu %s\n", what, offset, size, name);
    real(log_fd, head, n);
    if (size) real(log_fd, data, size);
}

#define REAL(name) if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t); REAL("write");
    char name[4096];
    if (fd == log_fd || !name_of(fd, name, sizeof name)) return real(fd, data, size);
    if (fails()) return -1;
    long offset = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, data, size);
    if (done > 0) told("write", name, offset, data, done);
    return done;
}

static ssize_t at(ssize_t (*real)(int, const void *, size_t, off_t), int fd, const void *data, size_t size, off_t offset) {
    char name[4096];
    if (!name_of(fd, name, sizeof name)) return real(fd, data, size, offset);
    if (fails()) return -1;
    ssize_t done = real(fd, data, size, offset);
    if (done > 0) told("write", name, offset, data, done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off_t); REAL("pwrite");
    return at(real, fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off_t); REAL("pwrite64");
    return at(real, fd, data, size, offset);
}

static int plain(int (*real)(int), int fd) {
    char name[4096];
    if (!name_of(fd, name, sizeof name)) return real(fd);
    if (fails()) return -1;
    int done = real(fd);
    if (!done) told("sync", name, 0, "", 0);
    return done;
}

int fsync(int fd) { static int (*real)(int); REAL("fsync"); return plain(real, fd); }
int fdatasync(int fd) { static int (*real)(int); REAL("fdatasync"); return plain(real, fd); }

static int cut(int (*real)(int, off_t), int fd, off_t size) {
    char name[4096];
    if (!name_of(fd, name, sizeof name)) return real(fd, size);
    if (fails()) return -1;
    int done = real(fd, size);
    if (!done) told("cut", name, size, "", 0);
    return done;
}

int ftruncate(int fd, off_t size) { static int (*real)(int, off_t); REAL("ftruncate"); return cut(real, fd, size); }
int ftruncate64(int fd, off_t size) { static int (*real)(int, off_t); REAL("ftruncate64"); return cut(real, fd, size); }

int unlink(const char *name) {
    static int (*real)(const char *); REAL("unlink");
    if (!folder[0] || strncmp(name, folder, strlen(folder))) return real(name);
    if (fails()) return -1;
    int done = real(name);
    if (!done) told("gone", name, 0, "", 0);
    return done;
}

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *); REAL("rename");
    if (!folder[0] || strncmp(to, folder, strlen(folder))) return real(from, to);
    if (fails()) return -1;
    return real(from, to);
}
