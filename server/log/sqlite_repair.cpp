#include "log/chain.hpp"
#include "log/marks.hpp"
#include "log/sqlite.hpp"
#include "log/sqlite_upkeep.hpp"

#include <algorithm>
#include <map>

namespace dais::log {
namespace {

namespace fs = std::filesystem;

// An entry as it stands in the file, whatever that is worth.
struct row {
  std::uint64_t seq = 0;
  time_point at{};
  std::string id, payload;
  salt with{};
  link stands{};
  std::string rewritten;

  digest appended_with() const {
    return rewritten.empty() ? content_of(with, payload) : bytes_from<digest>(std::string_view(rewritten).substr(0, sizeof(digest)));
  }
  bool has_its_payload() const {
    return rewritten.empty() || std::string_view(rewritten).substr(sizeof(digest)) == text_of(content_of(with, payload));
  }
  link behind(link const& before) const { return next_link(before, seq, at, id, appended_with()); }
};

// Reads what can be read. Pages that are destroyed are passed over.
class salvage {
 public:
  explicit salvage(sqlite::database& db)
      : last_(db, "SELECT seq FROM entries WHERE session = ?1 ORDER BY seq DESC LIMIT 1"),
        row_(db, "SELECT at, id, payload, salt, link, rewritten FROM entries WHERE session = ?1 AND seq = ?2"),
        names_(db, "SELECT number, name FROM sessions WHERE number > ?1 ORDER BY number LIMIT 1") {}

  std::map<std::int64_t, std::string> sessions() {
    std::map<std::int64_t, std::string> found;
    try {
      for (std::int64_t after = 0;;) {
        auto answer = names_.with(after);
        if (!answer.next()) break;
        after = answer.number(0);
        found.emplace(after, answer.text(1));
      }
    } catch (sqlite::error const&) {
    }
    return found;
  }

  std::uint64_t last(std::int64_t session) {
    try {
      auto answer = last_.with(session);
      return answer.next() ? static_cast<std::uint64_t>(answer.number(0)) : 0;
    } catch (sqlite::error const&) {
      return 0;
    }
  }

  std::optional<row> at(std::int64_t session, std::uint64_t seq) {
    try {
      auto answer = row_.with(session, static_cast<std::int64_t>(seq));
      if (!answer.next()) return {};
      return row{seq,
                 time_point(duration(answer.number(0))),
                 answer.text(1),
                 answer.text(2),
                 bytes_from<salt>(answer.text(3)),
                 bytes_from<link>(answer.text(4)),
                 answer.text(5)};
    } catch (sqlite::error const&) {
      return {};
    }
  }

 private:
  sqlite::statement last_, row_, names_;
};

// The entries of a session that are as they were written, each with its place; by the chain, which says of each what stood before it, and
// of one whose own link was damaged by that of the next.
std::map<std::uint64_t, row> whole_entries(salvage& from, std::int64_t number, std::string const& name,
                                           std::optional<mark> const& confirmed) {
  std::map<std::uint64_t, row> whole;
  auto const end = std::max(from.last(number), confirmed ? confirmed->seq : 0);
  std::optional<link> before = first_link(name);
  auto next = from.at(number, 1);
  for (std::uint64_t seq = 1; seq <= end; ++seq) {
    auto here = std::move(next);
    next = from.at(number, seq + 1);
    if (!here) {
      before.reset();
      continue;
    }
    auto const stands = before ? here->behind(*before) : here->stands;
    auto const is_borne_out =
        (next && next->behind(stands) == next->stands) || (confirmed && confirmed->seq == seq && confirmed->at == stands);
    auto const is_good = here->has_its_payload() && ((before && stands == here->stands) || is_borne_out);
    before = is_good ? stands : here->stands;
    if (is_good) whole.emplace(seq, std::move(*here));
  }
  return whole;
}

std::string places(std::vector<std::uint64_t> const& lost) {
  std::string said;
  for (std::size_t i = 0; i < lost.size();) {
    auto j = i;
    while (j + 1 < lost.size() && lost[j + 1] == lost[j] + 1) ++j;
    said += (said.empty() ? "" : ", ") + std::to_string(lost[i]) + (j == i ? "" : " to " + std::to_string(lost[j]));
    i = j + 1;
  }
  return said;
}

class rebuilding {
 public:
  rebuilding(sqlite::database& to, marks& m, std::string const& nothing)
      : db_(to),
        marks_(m),
        nothing_(nothing),
        add_session_(to, "INSERT INTO sessions(number, name) VALUES(?1, ?2)"),
        add_entry_(to, "INSERT INTO entries(session, seq, at, id, payload, salt, link) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)") {}

  // What is lost of it, in words; how many entries it has then is added to `saved`.
  std::optional<std::string> add(std::int64_t number, std::string const& name, std::map<std::uint64_t, row> whole,
                                 std::optional<mark> const& confirmed, std::uint64_t& saved) {
    auto const end = std::max(whole.empty() ? 0 : whole.rbegin()->first, confirmed ? confirmed->seq : 0);
    if (!whole.contains(1)) return name + ": all of it, for its first entry is lost";
    std::vector<std::uint64_t> lost;
    db_.run("BEGIN");
    add_session_.run(number, std::string_view(name));
    auto last = first_link(name);
    time_point at{};
    for (std::uint64_t seq = 1; seq <= end; ++seq) {
      auto found = whole.extract(seq);
      if (!found) {
        lost.push_back(seq);
        if (whole.empty()) continue;  // nothing is behind it
      }
      auto one = found ? std::move(found.mapped()) : row{seq, at, "lost/" + std::to_string(seq), nothing_, random_salt(), {}, {}};
      saved += found ? 1 : 0;
      at = one.at;
      last = next_link(last, seq, at, one.id, content_of(one.with, one.payload));
      add_entry_.run(number, static_cast<std::int64_t>(seq), std::int64_t{at.time_since_epoch().count()}, std::string_view(one.id),
                     std::string_view(one.payload), sqlite::blob{text_of(one.with)}, sqlite::blob{text_of(last)});
      if (whole.empty()) marks_.set(number, {name, seq, last});
    }
    db_.run("COMMIT");
    return lost.empty() ? std::nullopt : std::optional(name + ": entries " + places(lost));
  }

 private:
  sqlite::database& db_;
  marks& marks_;
  std::string const& nothing_;
  sqlite::statement add_session_, add_entry_;
};

fs::path free_name(fs::path const& file) {
  for (int n = 1;; ++n) {
    auto const name = fs::path(file) += "-damaged-" + std::to_string(n);
    if (!fs::exists(name)) return name;
  }
}

}  // namespace

std::variant<repair, refusal> repair_sqlite_log(fs::path const& file, std::string const& nothing) {
  try {
    auto lock = file_lock::take(file);
    if (auto* why = std::get_if<refusal>(&lock)) return std::move(*why);
    if (!fs::exists(file)) return refusal{file.string() + " is not there: restore a backup of it."};
    repair done;
    done.kept = free_name(file);
    auto const made = fs::path(file) += "-repaired";
    for (auto const* left : {"", "-wal", "-shm", "-marks"}) fs::remove(fs::path(made) += left);
    if (auto why = create_sqlite_file(made)) return std::move(*why);
    {
      sqlite::database damaged(file, sqlite::access::read_only);
      if (auto why = check_sqlite_format(damaged, file)) return std::move(*why);
      sqlite::database to(made, sqlite::access::read_write);
      to.run("PRAGMA synchronous = FULL");
      marks marked(marks_of(made));
      salvage from(damaged);
      rebuilding into(to, marked, nothing);
      auto const confirmed = read_marks(marks_of(file));
      std::map<std::int64_t, std::string> all;
      for (auto const& [number, one] : confirmed) all.emplace(number, one.session);
      all.merge(from.sessions());
      for (auto const& [number, name] : all) {
        auto const found = confirmed.find(number);
        auto const mark_of = found == confirmed.end() ? std::nullopt : std::optional(found->second);
        if (auto lost = into.add(number, name, whole_entries(from, number, name, mark_of), mark_of, done.saved))
          done.lost.push_back(std::move(*lost));
      }
      marked.sync();
    }
    fs::create_directory(done.kept);
    for (auto const* part : {"", "-wal", "-shm", "-marks"}) {
      auto const from = fs::path(file) += part;
      if (fs::exists(from)) fs::rename(from, done.kept / from.filename());
    }
    fs::rename(marks_of(made), marks_of(file));
    fs::rename(made, file);
    fs::remove_all(fs::path(file) += "-checkpoints");
    return done;
  } catch (std::exception const& e) {
    return refusal{file.string() + " cannot be repaired: " + e.what() + "."};
  }
}

}  // namespace dais::log
