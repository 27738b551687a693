#include "room/room.hpp"

#include "protocol/codec.hpp"
#include "room/frame.hpp"
#include "session/deadline.hpp"
#include "session/decide.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "session/view.hpp"
#include "session/words.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <utility>

namespace dais::room {

namespace {

// Patches are counted from this start of the server: a position of another start means nothing.
std::string fresh_epoch() {
  std::random_device random;
  return std::to_string((std::uint64_t{random()} << 21) ^ random());
}

// Somebody whose own things are shown to them beside their role's view.
bool has_own(actor const& who) { return who.as == role::participant || who.as == role::panellist; }

// Of a command: its id, and after the last slash who sent it. All moderators are one: their pages make ids that nobody else makes. The id
// comes first, as pages make ids that grow, which the log keeps more quickly.
std::string key_of(std::string const& id, actor const& who) {
  switch (who.as) {
    case role::panellist: return id + "/p:" + who.id;
    case role::participant: return id + "/a:" + who.id;
    default: return id + "/m";
  }
}

touched own_of(session const& s, actor const& who) {
  return who.as == role::panellist ? everything(s) : everything_of(s, who.id);
}

bool moderates(role as) { return as == role::moderator || as == role::co_moderator; }
bool sees_console(role as) { return moderates(as) || as == role::observer; }

rejection const never_came{rejection_code::not_received, "This was not done, and will not be by itself. Send it anew, or drop it."};
rejection const came_behind{rejection_code::stale, was_changed};
rejection const not_saved{rejection_code::log_failed, "It could not be saved, so nothing was done. Press again."};
rejection const not_known{rejection_code::log_failed,
                          "The record cannot be read, so nobody can say whether this was done. Look again before you press again."};

}  // namespace

room::room(loop& on, log::engine& keeper, std::string session, std::uint32_t rate, metrics& counted,
           std::function<void(std::optional<std::string>)> loaded)
    : loop_(on), log_(keeper), name_(std::move(session)), epoch_(fresh_epoch()), rate_(rate), metrics_(counted), loaded_(std::move(loaded)),
      moderators_(stream_of(role::moderator, {{}, limits::gather_votes}, [this] { return presence(); })),
      panellists_(stream_of(role::panellist, {})),
      stages_(stream_of(role::stage, {})),
      participants_(stream_of(role::participant, {limits::gather_audience, limits::gather_votes})) {
  ++metrics_.rooms;
  restore();
  follow();
}

room::~room() { --metrics_.rooms; }

channel room::stream_of(role as, gathering g, std::function<presence_view()> presence) {
  return channel(
      loop_, g, {metrics_, metrics_.publish[static_cast<std::size_t>(as)]},
      [this, as](touched const& t) { return view_for(as, t); }, [this] { return everything(session_); }, std::move(presence));
}

session_view room::view_for(role as, touched const& t) const {
  auto view = make_view(session_, as, t);
  if (!sees_console(as)) return view;
  for (auto const& id : t.similar) {
    auto const& like = similar_.to(id);
    view.similar[id] = like.empty() ? std::nullopt : std::optional(like);
  }
  return view;
}

void room::restore() {
  auto kept = read_checkpoint(log_.checkpoint(name_));
  if (!kept || kept->state.id != name_) return;
  session_ = std::move(kept->state);
  entry_ = std::move(kept->entry);
  similar_ = std::move(kept->similar);
  for (auto& one : kept->outcomes) remember(one.id, one.became);
  without_effect_ = std::move(kept->without_effect);
  kept_at_ = session_.seq;
  is_from_checkpoint_ = true;
}

// The checkpoint was not of this log.
void room::forget() {
  spdlog::warn("session {}: its checkpoint is not of this log, and is not used", name_);
  session_ = {};
  entry_.clear();
  similar_ = {};
  outcomes_.clear();
  outcome_order_.clear();
  without_effect_.clear();
  kept_at_ = 0;
  is_from_checkpoint_ = false;
}

void room::keep_if_due() {
  if (session_.seq - kept_at_ < std::max(limits::checkpoint_records, session_.seq / limits::checkpoint_share)) return;
  kept_at_ = session_.seq;
  std::vector<command_outcome> outcomes;
  for (auto const& id : outcome_order_) {
    if (auto const* became = std::get_if<outcome>(&outcomes_.at(id))) outcomes.push_back({id, *became});
  }
  log_.keep_checkpoint(name_, write_checkpoint(session_, entry_, similar_, outcomes, without_effect_));
}

// From a checkpoint the entry that it stands at is read once more, which shows whose it is.
void room::follow() {
  auto const after = session_.seq - (is_from_checkpoint_ ? 1 : 0);
  following_ = log_.follow(
      name_, after, [this](std::span<log::entry const> entries) { deliver(entries); }, [this] { caught_up(); },
      [this](log::fault const& fault) { unreadable(fault.what); });
}

// What the log had failed to append and has not delivered by now is not in it.
void room::caught_up() {
  if (is_from_checkpoint_) {
    forget();
    return follow();
  }
  keep_if_due();
  await_deadline();
  for (auto const& id : std::exchange(in_doubt_, {})) settle(id, not_saved);
  if (loaded_) std::exchange(loaded_, {})(std::nullopt);
}

void room::unreadable(std::string const& why) {
  spdlog::error("session {}: its log cannot be read: {}", name_, why);
  following_.reset();
  in_doubt_.clear();
  while (!waiting_.empty()) settle(std::string(waiting_.begin()->first), not_known);
  if (loaded_) std::exchange(loaded_, {})(why);
}

channel& room::channel_of(role as) {
  switch (as) {
    case role::panellist: return panellists_;
    case role::stage: return stages_;
    case role::participant: return participants_;
    default: return moderators_;
  }
}

void room::count(actor const& who, int by) {
  metrics_.connected[static_cast<std::size_t>(who.as)] += by;
  auto const add = [by](std::uint32_t& n) { n = static_cast<std::uint32_t>(static_cast<int>(n) + by); };
  switch (who.as) {
    case role::moderator: add(presence_.moderators); break;
    case role::co_moderator: add(presence_.co_moderators); break;
    case role::observer: add(presence_.observers); break;
    case role::stage: add(presence_.stages); break;
    case role::participant: add(presence_.participants); break;
    case role::panellist: add(presence_.panellists[who.id]); break;
    case role::system: break;
  }
  moderators_.touch_presence();
}

std::uint32_t room::free_number(role as) const {
  std::set<std::uint32_t> taken;
  for (auto const& [number, one] : guests_) {
    if (one.who.as == as) taken.insert(one.number);
  }
  std::uint32_t free = 1;
  while (taken.contains(free)) ++free;
  return free;
}

presence_view room::presence() const {
  auto view = presence_;
  for (auto const& [number, question] : handling_) {
    auto const& one = guests_.at(number);
    view.handling.push_back({question, one.who.as, one.number});
  }
  return view;
}

// A deadline that has come is asked for like anything else, and again later where the log could not take it.
void room::await_deadline(length at_least) {
  auto const next = next_deadline(session_, loop_.now());
  if (!next) return deadline_.reset();
  auto const due = std::max((next->at - loop_.now() + length(rate_ - 1)) / static_cast<length::rep>(rate_), at_least);
  deadline_ = loop_.after(std::max(due, length{}), [this] {
    auto const come = next_deadline(session_, loop_.now());
    if (!come || come->at > loop_.now()) return await_deadline();
    submit(come->what, [this](std::optional<rejection> const& refused) {
      if (refused) await_deadline(limits::deadline_again);
    });
  });
}

room::guest_number room::enter(guest one, std::optional<std::string> join_code, std::optional<position> from) {
  auto& stream = channel_of(one.who.as);
  auto const seq = from && from->epoch == epoch_ ? std::optional(from->seq) : std::nullopt;
  wire::welcome hello{name_, one.who.as, {}, {}, std::move(join_code), epoch_, stream.resumes(seq), loop_.now(), rate_, {}};
  if (one.who.as == role::panellist) hello.panellist = one.who.id;
  if (moderates(one.who.as)) hello.number = one.number = free_number(one.who.as);
  if (has_own(one.who)) hello.own = make_own_view(session_, one.who, own_of(session_, one.who));
  one.to->send(make_frame(std::move(hello)));
  auto const number = ++last_guest_;
  auto& entered = guests_.emplace(number, std::move(one)).first->second;
  entered.reads.to = entered.to;
  stream.join(entered.reads, seq);
  count(entered.who, 1);
  if (has_own(entered.who)) at_home_.emplace(person{entered.who.as, entered.who.id}, number);
  return number;
}

void room::leave(guest_number number) {
  auto const found = guests_.find(number);
  if (found == guests_.end()) return;
  auto const& one = found->second;
  channel_of(one.who.as).leave(found->second.reads);
  handling_.erase(number);
  count(one.who, -1);
  if (has_own(one.who)) {
    auto const [first, last] = at_home_.equal_range({one.who.as, one.who.id});
    at_home_.erase(std::find_if(first, last, [&](auto const& home) { return home.second == number; }));
  }
  guests_.erase(found);
}

void room::drained(guest_number number) {
  auto& one = guests_.at(number);
  channel_of(one.who.as).catch_up(one.reads);
}

void room::submit(guest_number from, std::string const& id, command::any const& what, std::optional<instant> pressed) {
  auto const& one = guests_.at(from);
  auto const who = one.who;
  ask(key_of(id, who), what, who, {lapses(who.as, pressed, std::max(loop_.now(), session_.at), rate_), one.latest},
      [this, from, id, seen = session_.seq](verdict const& became) { answer_to(from, id, became, seen); });
}

void room::tell(guest_number from, std::string const& id) {
  auto const key = key_of(id, guests_.at(from).who);
  auto const reply = [this, from, id, seen = session_.seq](verdict const& became) { answer_to(from, id, became, seen); };
  if (auto const known = outcomes_.find(key); known != outcomes_.end()) return reply(known->second);
  if (auto const same = waiting_.find(key); same != waiting_.end()) return same->second.answers.push_back(reply);
  if (!following_) {
    follow();
    return reply(not_known);
  }
  remember(key, never_came);
  reply(never_came);
}

void room::answer_to(guest_number from, std::string const& id, verdict const& what, std::uint64_t seen) {
  auto const found = guests_.find(from);
  if (found == guests_.end()) return;
  auto& [number, one] = *found;
  auto const* done = std::get_if<outcome>(&what);
  wire::reply reply{id, {}, {}};
  if (!done) {
    reply.error = std::get<rejection>(what);
  } else {
    switch (done->became) {
      case effect::done:
        reply.record = done->seq;
        one.latest = std::max(one.latest, done->seq);
        break;
      case effect::stale:
        reply.error = done->why && done->why->code != rejection_code::stale ? *done->why : came_behind;
        // To moderators, who see what others did.
        if (moderates(one.who.as) && reply.error->code == rejection_code::stale) {
          reply.error->message = who_was_earlier(session_, seen, one.latest);
        }
        break;
      case effect::late: reply.error = lapsed(); break;
    }
  }
  if (reply.error) ++metrics_.rejected[reply.error->code];
  if (one.to->has_room()) channel_of(one.who.as).catch_up(one.reads);  // What it did is shown before it is confirmed.
  if (one.own) {
    one.to->send_all(std::array{std::exchange(one.own, {}), make_frame(std::move(reply))});
  } else {
    one.to->send(make_frame(std::move(reply)));
  }
}

std::optional<rejection> room::offer(guest_number number) {
  auto const& one = guests_.at(number);
  if (!sees_console(one.who.as)) return rejection{rejection_code::not_allowed, "Your link does not allow this."};
  auto const now = loop_.now();
  // In whole seconds, upwards: what is caught up is a little more than what is missing, rather than less.
  auto const missing = behind(session_, now);
  auto const by = length(std::chrono::ceil<std::chrono::seconds>(missing.value_or(length{})));
  one.to->send(make_frame(wire::offers{session_.revision, now, by, catch_up_offers(session_, by, now)}));
  return std::nullopt;
}

std::optional<rejection> room::handle(guest_number number, std::optional<std::string> const& question) {
  if (!moderates(guests_.at(number).who.as)) return rejection{rejection_code::not_allowed, "Your link does not allow this."};
  if (question && !session_.questions.contains(*question)) {
    return rejection{rejection_code::no_such_question, "There is no such question in this session."};
  }
  if (question) {
    handling_[number] = *question;
  } else {
    handling_.erase(number);
  }
  moderators_.touch_presence();
  return std::nullopt;
}

void room::submit(command::any const& what, std::function<void(std::optional<rejection>)> done) {
  ask("system/" + fresh_epoch(), what, {role::system, {}}, {}, [done = std::move(done)](verdict const& became) {
    auto const* refused = std::get_if<rejection>(&became);
    done(refused ? std::optional(*refused) : std::nullopt);
  });
}

outcome room::outcome_of(std::uint64_t seq) const {
  auto const found = without_effect_.find(seq);
  return {seq, found == without_effect_.end() ? effect::done : found->second, {}};
}

void room::ask(std::string const& id, command::any const& what, actor const& who, press const& how, answer reply) {
  if (auto const known = outcomes_.find(id); known != outcomes_.end()) return reply(known->second);
  if (auto const same = waiting_.find(id); same != waiting_.end()) return same->second.answers.push_back(std::move(reply));
  if (!following_) {
    follow();  // The disk may be well again, and the next command finds the room as its log is.
    return reply(not_saved);
  }
  auto const decided = decide(session_, what, who, loop_.now(), how);
  if (auto const* refused = std::get_if<rejection>(&decided)) return reply(*refused);
  waiting_[id] = {loop_.real(), {std::move(reply)}};
  log_.append(name_, id, write_payload({who, prepared(session_, what), how.until}),
              [this, id](std::variant<log::appended, log::fault> const& result) {
                if (auto const* failed = std::get_if<log::fault>(&result)) {
                  spdlog::error("session {}: not saved: {}", name_, failed->what);
                  in_doubt_.push_back(id);
                  return follow();
                }
                // Answered by its delivery, unless that was so long ago that its outcome is forgotten.
                if (auto const seq = std::get<log::appended>(result).seq; seq <= session_.seq) settle(id, outcome_of(seq));
              });
}

void room::settle(std::string const& id, verdict const& what) {
  auto const found = waiting_.extract(id);
  if (found.empty()) return;
  for (auto const& reply : found.mapped().answers) reply(what);
}

void room::remember(std::string const& id, verdict what) {
  if (!outcomes_.try_emplace(id, std::move(what)).second) return;
  outcome_order_.push_back(id);
  if (outcome_order_.size() <= limits::remembered_commands) return;
  outcomes_.erase(outcome_order_.front());
  outcome_order_.pop_front();
}

void room::deliver(std::span<log::entry const> entries) {
  if (is_from_checkpoint_) {
    if (entries.front().id != entry_ || entries.front().at != session_.at) {
      forget();
      return follow();
    }
    is_from_checkpoint_ = false;
    entries = entries.subspan(1);
  }
  for (auto const now = loop_.real(); auto const& entry : entries) {
    if (auto const asked = waiting_.find(entry.id); asked != waiting_.end()) metrics_.commit.add(now - asked->second.since);
  }
  touched all;
  std::vector<std::pair<std::string const*, outcome>> done;
  std::optional<std::string> wrong;
  for (auto const& entry : entries) {
    auto read = read_payload(entry.payload);
    if (auto const* fault = std::get_if<std::string>(&read)) {
      wrong = "entry " + std::to_string(entry.seq) + ": " + *fault + ". The log was written by a newer release, or is damaged";
      break;
    }
    auto& [by, what, until] = std::get<payload>(read);
    auto changed = evolve(session_, {entry.seq, entry.at, std::move(by), std::move(what), until});
    if (changed.became != effect::done) without_effect_.emplace(entry.seq, changed.became);
    similar_.update(session_, changed);
    entry_ = entry.id;
    done.emplace_back(&entry.id, outcome{entry.seq, changed.became, std::exchange(changed.refused, {})});
    remember(entry.id, done.back().second);
    all.add(std::move(changed));
  }
  bool const live = !loaded_;
  // The podium and who asked first: what is late there is noticed.
  if (live) {
    metrics_.records += done.size();
    auto const own = own_parts(all);
    for (auto* podium : {&moderators_, &panellists_, &stages_}) podium->touch(all);
    hold_own(own);
  }
  for (auto const& [id, result] : done) settle(*id, result);
  send_own();
  if (live) {
    participants_.touch(all);
    if (all.floor || all.run || !all.segments.empty() || !all.messages.empty()) await_deadline();
    keep_if_due();
  }
  if (wrong) unreadable(*wrong);
}

// What of it is one person's own, by whose it is. Takes out what no channel shows, which in a storm of votes is most of it.
room::parts room::own_parts(touched& t) const {
  parts own;
  auto const of = [&](role as, std::string const& id) -> touched& { return own[{as, id}]; };
  for (auto const& changed : t.questions) {
    auto const& q = session_.questions.at(changed.first);
    of(role::participant, q.asker).questions.insert(changed);
    if (q.to) of(role::panellist, *q.to).questions.insert(changed);
    for (auto const& [panellist, said] : q.responses) of(role::panellist, panellist).questions.insert(changed);
  }
  for (auto const& [question, panellist] : t.unaddressed) {
    auto& theirs = of(role::panellist, panellist);
    theirs.unaddressed.emplace(question, panellist);
    if (auto const changed = t.questions.find(question); changed != t.questions.end()) theirs.questions.insert(*changed);
  }
  for (auto const& id : t.muted) of(role::participant, id).muted.insert(id);
  for (auto const& vote : std::exchange(t.own_votes, {})) {
    auto& theirs = of(role::participant, vote.first);
    theirs.own_votes.insert(vote);
    if (auto const changed = t.questions.find(vote.second); changed != t.questions.end()) theirs.questions.insert(*changed);
  }
  for (auto const& vote : std::exchange(t.unvoted, {})) of(role::participant, vote.first).unvoted.insert(vote);
  for (auto const& id : t.signals) of(role::panellist, session_.signals.at(id).panellist).signals.insert(id);
  for (auto const& id : t.messages) {
    for (auto const& panellist : session_.messages.at(id).to.panellists) of(role::panellist, panellist).messages.insert(id);
  }
  for (auto const& receipt : t.receipts) of(role::panellist, receipt.second).receipts.insert(receipt);
  for (auto const& id : t.requests) of(role::participant, session_.requests.at(id).participant).requests.insert(id);
  return own;
}

// Until it is sent with a reply, or without one.
void room::hold_own(parts const& own) {
  for (auto const& [whose, theirs] : own) {
    auto const [first, last] = at_home_.equal_range({whose.first, whose.second});
    if (first == last) continue;
    auto view = make_own_view(session_, guests_.at(first->second).who, theirs);
    if (view.empty()) continue;
    auto const text = make_frame(wire::own{std::move(view)});
    std::for_each(first, last, [&](auto const& home) {
      guests_.at(home.second).own = text;
      with_own_.push_back(home.second);
    });
  }
}

// To those to whom no reply took it along.
void room::send_own() {
  for (auto const number : std::exchange(with_own_, {})) {
    auto const found = guests_.find(number);
    if (found != guests_.end() && found->second.own) found->second.to->send(std::exchange(found->second.own, {}));
  }
}

}  // namespace dais::room
