#include "disk.hpp"

namespace dais::log {
namespace {

// SQLite's interface to files is a table of functions without room for an object.
disk::before ask;
sqlite3_vfs* below = nullptr;
template <disk::part Part>
sqlite3_io_methods const* methods = nullptr;  // SQLite's own, which differ

template <disk::part Part>
int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at) {
  auto const result = ask ? ask(Part, disk::operation::write) : SQLITE_OK;
  return result == SQLITE_OK ? methods<Part>->xWrite(file, bytes, count, at) : result;
}

template <disk::part Part>
int sync(sqlite3_file* file, int flags) {
  auto const result = ask ? ask(Part, disk::operation::sync) : SQLITE_OK;
  return result == SQLITE_OK ? methods<Part>->xSync(file, flags) : result;
}

template <disk::part Part>
void watch(sqlite3_file* file) {
  static sqlite3_io_methods const table = [&] {
    methods<Part> = file->pMethods;
    auto copy = *file->pMethods;
    copy.xWrite = write<Part>;
    copy.xSync = sync<Part>;
    return copy;
  }();
  file->pMethods = &table;
}

int open(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out) {
  auto const result = below->xOpen(vfs, name, file, flags, out);
  if (result != SQLITE_OK) return result;
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0) watch<disk::part::file>(file);
  if ((flags & SQLITE_OPEN_WAL) != 0) watch<disk::part::wal>(file);
  return result;
}

}  // namespace

disk::disk(before b) {
  sqlite3_initialize();
  ask = std::move(b);
  below = sqlite3_vfs_find(nullptr);
  layer_ = *below;
  layer_.zName = "watched";
  layer_.pNext = nullptr;
  layer_.xOpen = open;
  sqlite3_vfs_register(&layer_, 1);
}

disk::~disk() {
  sqlite3_vfs_unregister(&layer_);
  sqlite3_vfs_register(below, 1);
  ask = {};
}

}  // namespace dais::log
