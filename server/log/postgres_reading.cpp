#include "log/postgres_reading.hpp"

#include "log/limits.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <system_error>

namespace dais::log {
namespace {

fault unreadable_log(std::string const& why) { return {"the log could not be read: " + why}; }

void tell_outcome(std::shared_ptr<followers> const& to, written& w) {
  batch b;
  b.outcomes = std::move(w.outcomes);
  to->publish(b);
  if (to->closed()) return;
  if (w.forgotten) to->forget(*w.forgotten);
  if (!to->closed() && w.then) w.then();
}

}  // namespace

postgres_reading::postgres_reading(postgres::target const& to, postgres_options const& with, outward& out, std::shared_ptr<followers> f)
    : with_(with), out_(out), followers_(std::move(f)), line_(to, with) {}

// --- the user's thread ---

std::int64_t postgres_reading::number_of(std::string const& session) const {
  auto const found = numbers_.find(session);
  return found == numbers_.end() ? 0 : found->second;
}

// --- any thread ---

void postgres_reading::ask(question q) {
  {
    std::lock_guard const hold(mutex_);
    asked_.push_back(std::move(q));
  }
  waker_.wake();
}

void postgres_reading::follow(std::weak_ptr<subscription_state> to, std::string session, std::uint64_t after) {
  ask(replay{std::move(to), std::move(session), after});
}

void postgres_reading::follow_sessions(std::weak_ptr<sessions_subscription_state> to) { ask(replay_of_sessions{std::move(to)}); }

void postgres_reading::newest(std::function<void(std::variant<time_point, fault>)> then) { ask(wanted_newest(std::move(then))); }

void postgres_reading::checkpoint(std::string session, std::function<void(std::string)> then) {
  ask(wanted_checkpoint{std::move(session), std::move(then)});
}

void postgres_reading::keep_checkpoint(std::string session, std::string bytes) {
  {
    std::lock_guard const hold(mutex_);
    kept_.insert_or_assign(std::move(session), std::move(bytes));
  }
  waker_.wake();
}

void postgres_reading::drop_checkpoint(std::string const& session) {
  std::lock_guard const hold(mutex_);
  kept_.erase(session);
}

void postgres_reading::tell(written w) {
  std::lock_guard const hold(mutex_);
  // Nothing has to be waited for: the database may be away, and whoever asked wants to know that.
  if (untold_ == 0 && w.sessions.empty() && !w.forgotten) {
    out_.post([to = followers_, told = std::make_shared<written>(std::move(w))] { tell_outcome(to, *told); });
    return;
  }
  ++untold_;
  written_.push_back(std::move(w));
  waker_.wake();
}

void postgres_reading::look_everywhere() {
  {
    std::lock_guard const hold(mutex_);
    look_ = true;
  }
  waker_.wake();
}

std::map<std::string, std::string> postgres_reading::damaged() const {
  std::lock_guard const hold(mutex_);
  return damaged_;
}

void postgres_reading::stop() {
  {
    std::lock_guard const hold(mutex_);
    stopping_ = true;
  }
  waker_.wake();
}

// --- the thread ---

void postgres_reading::run() {
  while (take_waiting()) {
    drop_expired();
    tell_written(false);
    try {
      {
        postgres_line::asking const now(line_);
        connect();
        tell_written(true);
        tell_changed();
        keep_checkpoint();
        serve_one();
        listen();
      }
      line_.is_well();
    } catch (postgres::refused const& e) {
      line_.lose(e.what());
      refuse(e.what());
    } catch (postgres::error const& e) {
      line_.lose(e.what());
      if (with_.is_reading) refuse(e.what());
    }
    if (!line_.is_open())
      pause(with_.again);
    else if (changed_.empty() && !has_changed_)
      pause(with_.idle, line_.open().socket());
  }
}

// Waits for others, the socket among them, unless there is something to do.
void postgres_reading::pause(std::chrono::milliseconds at_most, int socket) {
  {
    std::lock_guard const hold(mutex_);
    if (socket >= 0 && (!asked_.empty() || !kept_.empty())) return;
  }
  if (!waker_.wait(at_most, socket)) has_changed_ = true;
}

// False where there is nothing to be done any more.
bool postgres_reading::take_waiting() {
  std::lock_guard const hold(mutex_);
  if (std::exchange(look_, false)) has_changed_ = true;
  std::move(written_.begin(), written_.end(), std::back_inserter(telling_));
  written_.clear();
  return !stopping_;
}

void postgres_reading::connect() {
  if (line_.is_open()) return;
  auto& db = line_.open();
  // Before anything is read: what is not told of then is read. All that is written here is checkpoints, which nobody is told of.
  db.run_all("set synchronous_commit = off; listen dais_log", with_.answer);
  if (!names_told_) names_told_ = postgres_reader(db).latest_session();
  has_changed_ = true;
}

void postgres_reading::listen() {
  for (auto const& one : line_.open().notifications()) {
    if (one.by == writer_) continue;
    if (one.text.empty()) has_changed_ = true;
    std::int64_t number = 0;
    for (auto const *at = one.text.data(), *const end = at + one.text.size(); at < end; ++at) {
      auto const [next, failed] = std::from_chars(at, end, number);
      if (failed == std::errc()) changed_.insert(number);
      at = std::max(at, next);
    }
  }
}

void postgres_reading::drop_expired() {
  auto const is_expired = [](auto const& one) { return one.expired(); };
  for (auto& [number, t] : tails_) std::erase_if(t.readers, is_expired);
  std::erase_if(tails_, [](auto const& one) { return one.second.readers.empty(); });
  for (auto& [session, readers] : awaited_) std::erase_if(readers, is_expired);
  std::erase_if(awaited_, [](auto const& one) { return one.second.empty(); });
}

// What was written and can be told. What has only entries that stand behind what was told needs no reading.
void postgres_reading::tell_written(bool can_read) {
  for (; !telling_.empty(); telling_.pop_front()) {
    auto& w = telling_.front();
    batch b;
    bool is_ready = true;
    for (auto const& one : w.sessions) is_ready = take(b, one) && is_ready;
    publish(std::move(b));
    if (!is_ready) {
      if (!can_read) return;
      tell_changed();
    }
    if (w.forgotten) std::erase_if(tails_, [&](auto const& one) { return one.second.session == *w.forgotten; });
    out_.post([to = followers_, told = std::make_shared<written>(std::move(w))] { tell_outcome(to, *told); });
    std::lock_guard const hold(mutex_);
    --untold_;
  }
}

// Whether all is told then; else it has to be read.
bool postgres_reading::take(batch& b, written::to_session const& of) {
  bool const is_known = names_told_ && of.number <= *names_told_;
  auto const found = tails_.find(of.number);
  if (!is_known || found != tails_.end()) changed_.insert(of.number);
  if (!is_known) return false;
  if (found == tails_.end()) return true;
  auto& t = found->second;
  auto to = t.told;
  std::vector<entry> entries;
  for (auto const& one : of.entries) {
    if (one.is.seq <= to.seq) continue;
    if (one.is.seq != to.seq + 1 || !one.fits(to.at)) return false;
    entries.push_back(one.is);
    to = {one.is.seq, one.stands};
  }
  if (to.seq < of.last) return false;
  t.told = to;
  if (!entries.empty()) b.committed.emplace_back(t.session, std::move(entries));
  changed_.erase(of.number);
  return true;
}

void postgres_reading::tell_changed() {
  if (has_changed_)
    for (auto const& [number, t] : tails_) changed_.insert(number);
  batch b;
  try {
    if (has_changed_ || (!changed_.empty() && *changed_.rbegin() > *names_told_)) read_names(b);
    read_entries(b);
  } catch (std::exception const&) {
    has_changed_ = true;
    publish(std::move(b));
    throw;
  }
  has_changed_ = false;
  changed_.clear();
  publish(std::move(b));
}

void postgres_reading::read_names(batch& b) {
  for (bool is_last = false; !is_last;) {
    auto const some = postgres_reader(line_.open()).sessions(*names_told_);
    for (auto const& [number, name] : some.all) {
      names_told_ = number;
      b.begun.push_back(name);
      auto const found = awaited_.extract(name);
      if (!found) continue;
      // Somebody may have come to follow it since it began: they have had what is told from the beginning now, and pass it over.
      auto& t = tails_.try_emplace(number, tail{name, {}, {}}).first->second;
      t.told = {0, first_link(name)};
      t.readers.insert(t.readers.end(), found.mapped().begin(), found.mapped().end());
      changed_.insert(number);
    }
    is_last = some.last;
  }
}

void postgres_reading::read_entries(batch& b) {
  std::map<std::int64_t, place> from;
  for (auto const number : changed_)
    if (auto const found = tails_.find(number); found != tails_.end()) from.emplace(number, found->second.told);
  while (!from.empty()) {
    auto read = postgres_reader(line_.open()).read_on(from);
    for (auto const& [number, told] : std::exchange(from, {})) {
      auto& t = tails_.at(number);
      auto const found = read.find(number);
      if (found == read.end()) {
        out_.post([this, to = followers_, session = t.session, readers = t.readers] {
          for (auto const& one : readers)
            if (auto const f = one.lock()) to->fail(f, session_forgotten(session));
          if (!to->closed()) numbers_.erase(session);
        });
        tails_.erase(number);
        continue;
      }
      auto& news = found->second;
      if (news.wrong) {
        damage(t, *news.wrong);
        tails_.erase(number);
        continue;
      }
      if (news.is.entries.empty()) continue;
      t.told = {news.is.entries.back().is.seq, news.is.entries.back().stands};
      std::vector<entry> entries;
      for (auto& one : news.is.entries) entries.push_back(std::move(one.is));
      b.committed.emplace_back(t.session, std::move(entries));
      if (!news.is.last) from.emplace(number, t.told);
    }
  }
}

void postgres_reading::damage(tail const& t, std::string const& what) {
  {
    std::lock_guard const hold(mutex_);
    damaged_.emplace(t.session, what);
  }
  fail(t, unreadable_log(what));
}

void postgres_reading::fail(tail const& t, fault const& why) {
  out_.post([to = followers_, readers = t.readers, why] {
    for (auto const& one : readers)
      if (auto const f = one.lock()) to->fail(f, why);
  });
}

void postgres_reading::publish(batch b) {
  if (b.begun.empty() && b.committed.empty() && b.outcomes.empty()) return;
  out_.post([to = followers_, told = std::make_shared<batch>(std::move(b))] { to->publish(*told); });
}

// One, so that whoever waits for news does not wait for all of them. One that the database does not take is gone: nobody depends on it.
void postgres_reading::keep_checkpoint() {
  std::lock_guard const keeping(checkpoints_);
  std::map<std::string, std::string>::node_type one;
  {
    std::lock_guard const hold(mutex_);
    if (!kept_.empty()) one = kept_.extract(kept_.begin());
  }
  if (!one) return;
  auto& db = line_.open();
  try {
    db.run("select dais.keep_checkpoint($1, $2)", postgres::parameters().bytes(one.key()).bytes(one.mapped()));
  } catch (postgres::error const& e) {
    if (e.is_lost()) throw;
  }
}

void postgres_reading::serve_one() {
  std::optional<question> next;
  {
    std::lock_guard const hold(mutex_);
    if (asked_.empty()) return;
    next = std::move(asked_.front());
    asked_.pop_front();
  }
  try {
    std::visit([this](auto& q) { serve(q); }, *next);
  } catch (postgres_reader::not_as_written const& e) {
    std::visit([&](auto& q) { fail(q, e.what()); }, *next);
  } catch (postgres::error const& e) {
    if (!e.is_lost() && !e.is_passing()) return std::visit([&](auto& q) { fail(q, e.what()); }, *next);
    std::lock_guard const hold(mutex_);
    asked_.push_front(std::move(*next));
    throw;
  }
}

void postgres_reading::serve(replay& r) {
  {
    std::lock_guard const hold(mutex_);
    if (auto const found = damaged_.find(r.session); found != damaged_.end()) return fail(r, found->second);
  }
  auto found = postgres_reader(line_.open()).read(r.session, r.after);
  if (r.number != 0 && found.number != r.number) {
    out_.post([to = followers_, r] {
      if (auto const f = r.to.lock()) to->fail(f, session_forgotten(r.session));
    });
    return;
  }
  r.number = found.number;
  if (found.last && found.number == 0) awaited_[r.session].push_back(r.to);
  if (found.last && found.number != 0)
    tails_.try_emplace(found.number, tail{r.session, found.head, {}}).first->second.readers.push_back(r.to);
  std::vector<entry> entries;
  for (auto& one : found.entries) entries.push_back(std::move(one.is));
  out_.post([this, to = followers_, r, last = found.last, entries = std::make_shared<std::vector<entry> const>(std::move(entries))] {
    auto const f = r.to.lock();
    if (!f || f->ended) return;
    if (r.number != 0) numbers_[r.session] = r.number;
    // The next part is read while this one is worked on; no more than that waits.
    if (!last) ask(replay{r.to, r.session, entries->back().seq, r.number});
    to->replay(f, *entries, last);
  });
}

void postgres_reading::serve(replay_of_sessions& r) {
  // What comes behind those that have been told is told to all.
  auto some = postgres_reader(line_.open()).sessions(r.after);
  std::vector<std::string> names;
  bool is_last = some.last;
  for (auto const& [number, name] : some.all) {
    if (number > *names_told_) {
      is_last = true;
      break;
    }
    r.after = number;
    names.push_back(name);
  }
  out_.post([this, to = followers_, r, is_last, names = std::make_shared<std::vector<std::string> const>(std::move(names))] {
    auto const f = r.to.lock();
    if (!f || f->ended) return;
    if (!is_last) ask(r);
    to->replay(f, *names, is_last);
  });
}

void postgres_reading::serve(wanted_newest& then) {
  auto const newest = postgres_reader(line_.open()).newest();
  out_.post([open = followers_, then = std::move(then), newest] {
    if (!open->closed()) then(newest);
  });
}

void postgres_reading::serve(wanted_checkpoint& w) {
  auto bytes = postgres_reader(line_.open()).checkpoint(w.session);
  out_.post([open = followers_, then = std::move(w.then), bytes = std::move(bytes)]() mutable {
    if (!open->closed()) then(std::move(bytes));
  });
}

void postgres_reading::fail(replay& r, std::string const& why) {
  out_.post([to = followers_, r, why = unreadable_log(why)] {
    if (auto const f = r.to.lock()) to->fail(f, why);
  });
}

void postgres_reading::fail(replay_of_sessions& r, std::string const& why) {
  out_.post([to = followers_, r, why = unreadable_log(why)] {
    if (auto const f = r.to.lock()) to->fail(f, why);
  });
}

void postgres_reading::fail(wanted_newest& then, std::string const& why) {
  out_.post([open = followers_, then = std::move(then), why = unreadable_log(why)] {
    if (!open->closed()) then(why);
  });
}

void postgres_reading::fail(wanted_checkpoint& w, std::string const&) {
  out_.post([open = followers_, then = std::move(w.then)] {
    if (!open->closed()) then({});
  });
}

// Whoever starts is told why it does not, and whoever only looks; all others wait for somebody to mend it.
void postgres_reading::refuse(std::string const& why) {
  std::lock_guard const hold(mutex_);
  for (auto& one : asked_)
    if (auto* const newest = std::get_if<wanted_newest>(&one)) fail(*newest, why);
  std::erase_if(asked_, [](auto const& one) { return std::holds_alternative<wanted_newest>(one); });
}

}  // namespace dais::log
