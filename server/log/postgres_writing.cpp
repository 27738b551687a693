#include "log/postgres_writing.hpp"

#include "log/limits.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace dais::log {
namespace {

constexpr std::size_t kept_bytes = 256;  // what an append costs beside its texts

}  // namespace

postgres_writing::postgres_writing(postgres::target const& to, postgres_options const& with, outward& out, std::shared_ptr<followers> f,
                                   postgres_reading& reading)
    : with_(with), out_(out), followers_(std::move(f)), reading_(reading), line_(to, with) {}

// --- any thread ---

void postgres_writing::add(work w) {
  {
    std::lock_guard const hold(mutex_);
    waiting_.push_back(std::move(w));
  }
  wake_.notify_one();
}

bool postgres_writing::append(append_on_its_way one) {
  {
    std::lock_guard const hold(mutex_);
    if (waiting_bytes_ + kept_bytes + one.bytes > limits::waiting_bytes_max) return false;
    waiting_bytes_ += kept_bytes + one.bytes;
    waiting_.push_back(std::move(one));
  }
  wake_.notify_one();
  return true;
}

void postgres_writing::find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) {
  add(wanted_entry{std::move(session), std::move(id), std::move(then)});
}

void postgres_writing::forget(std::string session, engine::forgotten told) {
  add(forgetting{std::move(session), std::nullopt, std::move(told)});
}

void postgres_writing::rewrite(std::string session, std::vector<rewritten> entries, engine::forgotten told) {
  add(forgetting{std::move(session), std::move(entries), std::move(told)});
}

void postgres_writing::close(std::function<void()> then) { add(closing{std::move(then)}); }

void postgres_writing::stop(bool and_abandon) {
  {
    std::lock_guard const hold(mutex_);
    stopping_ = true;
    is_abandoned_ = is_abandoned_ || and_abandon;
  }
  wake_.notify_one();
}

// --- the thread ---

void postgres_writing::run() {
  look();
  for (std::unique_lock hold(mutex_);;) {
    auto const has_work = wake_.wait_for(hold, with_.idle, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_ && (is_abandoned_ || waiting_.empty())) return;
    if (!has_work) {
      hold.unlock();
      look();
    } else if (std::holds_alternative<append_on_its_way>(waiting_.front())) {
      auto batch = take_appends();
      hold.unlock();
      write(std::move(batch));
    } else {
      auto next = std::move(waiting_.front());
      waiting_.pop_front();
      hold.unlock();
      std::visit([this](auto& w) { serve(w); }, next);
    }
    hold.lock();
  }
}

// Under the lock: those that wait, as many as one transaction takes.
std::vector<append_on_its_way> postgres_writing::take_appends() {
  std::vector<append_on_its_way> batch;
  for (std::size_t bytes = 0; !waiting_.empty() && batch.size() < limits::transaction_entries_max; waiting_.pop_front()) {
    auto* const one = std::get_if<append_on_its_way>(&waiting_.front());
    if (!one || (!batch.empty() && bytes + one->bytes > limits::transaction_bytes_max)) break;
    bytes += one->bytes;
    batch.push_back(std::move(*one));
  }
  return batch;
}

// Waits a little before another try; false where nobody wants one.
bool postgres_writing::pause() {
  std::unique_lock hold(mutex_);
  return !wake_.wait_for(hold, with_.again, [this] { return is_abandoned_; });
}

template <class Do>
postgres_writing::attempt postgres_writing::try_once(Do what) {
  attempt became;
  bool is_sent = false;
  try {
    postgres_line::asking const now(line_);
    auto& db = line_.open();
    know_backend(db);
    if (still_at_it(db)) throw postgres::error("57014", "the database still waits with what it was given, for a standby perhaps");
    is_sent = true;
    what(db);
    line_.is_well();
    became.is_done = true;
    return became;
  } catch (postgres::refused const& e) {
    became.why = e.what();
    line_.lose(e.what());
  } catch (postgres::error const& e) {
    became.why = e.what();
    became.is_lost = is_sent && e.is_lost();
    became.is_refused = !e.is_lost() && !e.is_passing();
    // A server that takes no writes any more is not the one to go on with.
    if (e.is_lost() || e.state() == "25006")
      line_.lose(e.what());
    else
      line_.tell(e.what());
  }
  if (became.is_lost) {
    lost_ = own_;
    reading_.look_everywhere();
  }
  if (!line_.is_open()) {
    own_.reset();
    reading_.writes_as(0);
  }
  return became;
}

void postgres_writing::know_backend(postgres::connection& db) {
  if (own_) return;
  auto const found =
      db.run("select (extract(epoch from backend_start) * 1000000)::bigint from pg_stat_activity where pid = pg_backend_pid()");
  own_ = backend{db.backend(), found.number(0, 0)};
  reading_.writes_as(db.backend());
}

// A commit that waits for a standby goes on doing so when its connection is gone. Whatever else is given to the database then would wait as
// well, each on a connection more, until there are none: so nothing is before that one has come to its end.
bool postgres_writing::still_at_it(postgres::connection& db) {
  if (!lost_) return false;
  auto const found = db.run(
      "select exists(select from pg_stat_activity where pid = $1 and (extract(epoch from backend_start) * 1000000)::bigint = $2 and state "
      "= "
      "'active')",
      postgres::parameters().number(lost_->number).number(lost_->started));
  if (!found.flag(0, 0)) lost_.reset();
  return lost_.has_value();
}

// Why it was not done; nothing where it was.
template <class Do>
std::optional<std::string> postgres_writing::try_until_settled(Do what) {
  for (auto const until = std::chrono::steady_clock::now() + with_.settled;;) {
    auto const became = try_once(what);
    if (became.is_done) return {};
    if (became.is_refused || std::chrono::steady_clock::now() >= until || !pause()) return became.why;
  }
}

void postgres_writing::write(std::vector<append_on_its_way> batch) {
  for (bool is_doubtful = false;;) {
    std::vector<landed> all;
    auto const became = try_once([&](postgres::connection& db) { all = postgres_writer(db).append(batch); });
    if (became.is_done) return tell(batch, all);
    is_doubtful = is_doubtful || became.is_lost;
    auto const due = std::chrono::steady_clock::now() - with_.settled;
    auto const over =
        became.is_refused ? batch.end() : std::find_if(batch.begin(), batch.end(), [&](auto const& one) { return one.since > due; });
    auto const why = "the log could not be written: " + became.why;
    give_up(batch, static_cast<std::size_t>(over - batch.begin()),
            is_doubtful ? append_outcome(unknown{why}) : append_outcome(not_appended{why}));
    if (batch.empty() || !pause()) return;
  }
}

// The first ones of a batch are answered, and no part of it any more.
void postgres_writing::give_up(std::vector<append_on_its_way>& batch, std::size_t count, append_outcome const& outcome) {
  if (count == 0) return;
  written w;
  auto const end = batch.begin() + static_cast<std::ptrdiff_t>(count);
  release({batch.begin(), end});
  for (auto one = batch.begin(); one != end; ++one) w.outcomes.emplace_back(std::move(one->done), outcome);
  batch.erase(batch.begin(), end);
  reading_.tell(std::move(w));
}

void postgres_writing::tell(std::vector<append_on_its_way>& batch, std::vector<landed> const& all) {
  release(batch);
  written w;
  std::unordered_map<std::int64_t, std::size_t> places;  // in w.sessions
  for (std::size_t i = 0; i < batch.size(); ++i) {
    auto& one = batch[i];
    auto const& at = all[i];
    if (at.session == 0) {
      w.outcomes.emplace_back(std::move(one.done), not_appended{session_forgotten(one.session).what});
      continue;
    }
    auto const [found, fresh] = places.try_emplace(at.session, w.sessions.size());
    if (fresh) w.sessions.push_back({at.session, {}, 0});
    auto& of = w.sessions[found->second];
    of.last = std::max(of.last, at.at.seq);
    w.outcomes.emplace_back(std::move(one.done), at.is_new ? append_outcome(appended{at.at.seq}) : append_outcome(was_there{at.at.seq}));
    if (!at.is_new) continue;
    entry is{at.at.seq, at.stamp, std::move(one.id), std::move(one.payload)};
    of.entries.push_back({std::move(is), one.with, at.at.at, {}});
  }
  reading_.tell(std::move(w));
}

void postgres_writing::release(std::span<append_on_its_way const> done) {
  std::lock_guard const hold(mutex_);
  for (auto const& one : done) waiting_bytes_ -= kept_bytes + one.bytes;
}

void postgres_writing::serve(wanted_entry& w) {
  std::variant<found, fault> result;
  if (auto const why = try_until_settled([&](postgres::connection& db) { result = postgres_writer(db).find(w.session, w.id); }))
    result = fault{"the log could not be read: " + *why};
  out_.post([open = followers_, then = std::move(w.then), result = std::move(result)] {
    if (!open->closed()) then(result);
  });
}

void postgres_writing::serve(forgetting& f) {
  std::optional<fault> wrong;
  std::optional<std::string> failed;
  reading_.without_checkpoint(f.session, [&] {
    failed = try_until_settled([&](postgres::connection& db) {
      if (f.entries)
        wrong = postgres_writer(db).rewrite(f.session, *f.entries);
      else
        postgres_writer(db).forget(f.session);
    });
  });
  if (failed) wrong = fault{"the log could not be written: " + *failed};
  written w;
  if (!wrong && !f.entries) w.forgotten = f.session;
  w.then = [told = std::move(f.told), wrong = std::move(wrong)] { told(wrong); };
  reading_.tell(std::move(w));
}

void postgres_writing::serve(closing& c) {
  written w;
  w.then = std::move(c.then);
  reading_.tell(std::move(w));
}

// Whether the connection stands; and, after the log took nothing, whether it does again: what is written here goes where all appends go,
// and is nothing to anybody.
void postgres_writing::look() {
  auto const* const sql = line_.trouble() && !with_.is_reading ? "select pg_logical_emit_message(true, 'dais', '')" : "select";
  try_once([&](postgres::connection& db) { db.run(sql); });
}

}  // namespace dais::log
