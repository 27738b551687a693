// Preloaded into a server (LD_PRELOAD): while the file that FAULTY_DISK names exists, writes and syncs of the server's log fail at random, as
// disks do that are full or broken. The file holds the seed, and how many operations of a thousand fail: "7 100".

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t state, seeded_by;

static int is_of_the_log(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t const length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strstr(path, "/dais.log.") != NULL;
}

// 0, or what this operation fails with.
static int fault(int file) {
  char const* const control = getenv("FAULTY_DISK");
  if (!control || access(control, F_OK) != 0 || !is_of_the_log(file)) return 0;
  unsigned long seed = 0, of_a_thousand = 0;
  FILE* const settings = fopen(control, "r");
  if (!settings) return 0;
  int const read = fscanf(settings, "%lu %lu", &seed, &of_a_thousand);
  fclose(settings);
  if (read != 2) return 0;
  pthread_mutex_lock(&lock);
  if (seeded_by != seed) state = seeded_by = seed;
  state = state * 6364136223846793005u + 1442695040888963407u;
  uint64_t const dice = state >> 33;
  pthread_mutex_unlock(&lock);
  if (dice % 1000 >= of_a_thousand) return 0;
  return dice / 1000 % 2 ? EIO : ENOSPC;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// What cannot be written whole is written in part.
static ssize_t write_at(__typeof__(&pwrite64) next, int file, void const* bytes, size_t count, off64_t at) {
  int const wrong = fault(file);
  if (!wrong) return next(file, bytes, count, at);
  if (count > 1) next(file, bytes, count / 2, at);
  errno = wrong;
  return -1;
}

ssize_t pwrite64(int file, void const* bytes, size_t count, off64_t at) { return write_at(NEXT(pwrite64), file, bytes, count, at); }
ssize_t pwrite(int file, void const* bytes, size_t count, off_t at) { return write_at(NEXT(pwrite64), file, bytes, count, at); }

#define FAILING(name)            \
  int name(int file) {           \
    int const wrong = fault(file); \
    if (!wrong) return NEXT(name)(file); \
    errno = wrong;               \
    return -1;                   \
  }

FAILING(fsync)
FAILING(fdatasync)
