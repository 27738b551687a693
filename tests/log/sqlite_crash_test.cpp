// What comes back after a crash: copies of the files from any moment, and write-ahead logs that end anywhere.

#include "disk.hpp"
#include "log/sqlite_file.hpp"
#include "support.hpp"

#include <array>
#include <atomic>
#include <random>
#include <set>

using namespace dais;
using namespace dais::log;
namespace fs = std::filesystem;

namespace {

fs::path wal_of(fs::path file) { return file += "-wal"; }

// Whether these are the entries that the test below appends, without a gap from the first.
bool is_prefix(std::vector<entry> const& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].seq != i + 1 || entries[i].id != "id " + std::to_string(i + 1) ||
        !entries[i].payload.starts_with("payload " + std::to_string(i + 1) + " "))
      return false;
  return true;
}

struct commit_point {
  std::size_t entries = 0;  // in the log after this commit
  std::uintmax_t wal_size = 0;
};

// Appends in groups of different sizes; a group that waits together is committed together.
class writer {
 public:
  explicit writer(std::size_t payload_size) : payload_size_(payload_size) {
    auto const queue = work.post();
    auto opened = open_sqlite_log(
        file,
        [this, queue](std::function<void()> f) {
          // On the engine's thread, between two commits.
          wal_sizes.push_back(fs::exists(wal_of(file)) ? fs::file_size(wal_of(file)) : 0);
          queue(std::move(f));
        },
        [] { return time_point{}; });
    log = std::move(std::get<0>(opened));
    subscribed = log->follow(
        "opening", 0, [this](std::span<entry const> e) { commits.push_back(e.size()); }, [this] { ready = true; });
    work.run_until([this] { return ready; });
    wal_sizes.clear();
  }

  void append_group(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      auto const number = std::to_string(++asked);
      log->append("opening", "id " + number, "payload " + number + " " + std::string(payload_size_, 'x'), [this](outcome o) {
        if (is_new(o)) ++confirmed;
      });
    }
    work.run_until([this] { return confirmed == asked; });
  }

  std::vector<commit_point> points() const {
    std::vector<commit_point> all{{0, 0}};
    for (std::size_t i = 0; i < commits.size(); ++i) all.push_back({all.back().entries + commits[i], wal_sizes[i]});
    return all;
  }

  scratch_directory directory;
  fs::path file = directory.path() / "dais.db";
  post_queue work;
  std::vector<std::uintmax_t> wal_sizes;  // of the engine's thread until the log is closed, or while nothing waits
  std::vector<std::size_t> commits;       // the entries of each
  bool ready = false;
  std::size_t asked = 0;
  std::atomic<std::size_t> confirmed = 0;
  std::unique_ptr<engine> log;
  std::unique_ptr<subscription> subscribed;

 private:
  std::size_t payload_size_;
};

}  // namespace

TEST_CASE("a write-ahead log that ends anywhere gives back all commits that are whole in it, and nothing of the next") {
  writer w(300);
  std::mt19937 random(7);
  for (int i = 0; i < 25; ++i) w.append_group(1 + random() % 9);
  auto const points = w.points();
  REQUIRE(points.back().entries == w.asked);
  auto const file_bytes = bytes_of(w.file);
  auto const wal_bytes = bytes_of(wal_of(w.file));
  REQUIRE(wal_bytes.size() == points.back().wal_size);

  std::vector<std::uintmax_t> ends{0, 1, 31, 32, 33, wal_bytes.size()};
  for (auto const& p : points)
    for (auto const end : {p.wal_size - 1, p.wal_size, p.wal_size + 1})
      if (end <= wal_bytes.size()) ends.push_back(end);
  for (int i = 0; i < 100; ++i) ends.push_back(random() % wal_bytes.size());

  // What a disk may have put where the next write was to be.
  std::array const tails{std::string{}, std::string(5'000, '\0'), std::string(9'000, '\x5A')};
  scratch_directory d;
  auto const copy = d.path() / "dais.db";
  for (std::size_t i = 0; i < ends.size(); ++i) {
    auto const end = ends[i];
    auto tail = tails[random() % tails.size()];
    // Where it put what was meant to be there, nothing would be missing.
    if (!tail.empty() && end < wal_bytes.size()) tail.front() = static_cast<char>(~wal_bytes[end]);
    CAPTURE(end, tail.size());
    write_bytes(copy, file_bytes);
    write_bytes(wal_of(copy), wal_bytes.substr(0, end) + tail);
    fs::remove(marks_of(copy));  // of the copy before
    std::size_t expected = 0;
    for (auto const& p : points)
      if (p.wal_size <= end) expected = p.entries;
    auto const back = contents(copy, "opening");
    REQUIRE(back.size() == expected);
    REQUIRE(is_prefix(back));
  }
}

TEST_CASE("a crash between any two writes, those of a checkpoint too, gives back whole commits and all that was confirmed") {
  struct moment {
    fs::path file;
    std::size_t confirmed;
  };
  scratch_directory copies;
  std::vector<moment> moments;  // of the engine's thread until the log is closed
  std::atomic<bool> recording = false;
  std::atomic<std::size_t> const* confirmed = nullptr;
  fs::path file;
  int wal_writes = 0, file_writes = 0;
  bool checkpointed = false;
  disk const watched([&](disk::part p, disk::operation o) {
    if (!recording) return SQLITE_OK;
    auto& count = p == disk::part::wal ? wal_writes : file_writes;
    ++count;
    checkpointed = checkpointed || p == disk::part::file;
    auto const every = p == disk::part::wal ? 149 : 97;
    if (count % every != 0 && !(p == disk::part::file && o == disk::operation::sync)) return SQLITE_OK;
    moment m{copies.path() / std::to_string(moments.size()) / "dais.db", *confirmed};
    fs::create_directory(m.file.parent_path());
    fs::copy_file(file, m.file);
    fs::copy_file(wal_of(file), wal_of(m.file));
    moments.push_back(m);
    return SQLITE_OK;
  });
  std::set<std::size_t> boundaries{0};
  {
    writer w(36'000);
    file = w.file;
    confirmed = &w.confirmed;
    recording = true;
    std::mt19937 random(11);
    while (w.asked < 260) w.append_group(1 + random() % 9);
    recording = false;
    for (auto const& p : w.points()) boundaries.insert(p.entries);
  }
  REQUIRE(checkpointed);
  REQUIRE(moments.size() > 10);
  for (auto const& m : moments) {
    CAPTURE(m.file, m.confirmed);
    auto const back = contents(m.file, "opening");
    REQUIRE(is_prefix(back));
    REQUIRE(boundaries.count(back.size()) == 1);
    REQUIRE(back.size() >= m.confirmed);
  }
}
