#include "room/room.hpp"

#include "room/checkpoint.hpp"
#include "room/frame.hpp"
#include "room/limits.hpp"
#include "session/decide.hpp"
#include "session/earlier.hpp"
#include "session/find.hpp"
#include "session/kinds.hpp"
#include "session/make_view.hpp"
#include "session/podium/podium.hpp"
#include "session/private_changes.hpp"
#include "session/questions/questions.hpp"
#include "session/text.hpp"
#include "wire/codec.hpp"
#include "wire/local_time.hpp"
#include "wire/tool_state.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <random>
#include <utility>

namespace dais::room {

namespace {

// Patches are counted from this start of the server: a position of another start means nothing.
std::string fresh_epoch() {
  std::random_device random;
  return std::to_string((std::uint64_t{random()} << 21) ^ random());
}

// Of a command: its id, and after the last slash who sent it. All moderators are one: their pages make ids that nobody else makes. The id
// comes first, as pages make ids that grow, which the log keeps more quickly.
std::string key_of(std::string const& id, actor const& who) {
  switch (who.as) {
    case role::panellist: return id + "/p:" + who.id;
    case role::participant: return id + "/a:" + who.id;
    case role::tool: return id + "/x:" + who.id;
    case role::organiser: return id + "/o";
    case role::microphones: return id + "/u";
    default: return id + "/m";
  }
}

// What is due, to which state, and when: every node of a log makes the same of it.
std::string id_of(deadline const& due) {
  std::string what;
  if (auto const* closing = get_kind<command::close_list>(&due.what)) {
    what = "close_list/" + std::to_string(closing->revision);
  } else if (auto const* announcement = get_kind<command::announce>(&due.what)) {
    what = "announce/" + announcement->segment + "/" + std::to_string(announcement->number);
  } else if (auto const* end = get_kind<command::hand_over>(&due.what)) {
    what = "hand_over/" + std::to_string(end->revision);
  }
  return what + "/" + std::to_string(due.at.time_since_epoch().count());
}

// The server's own are no page's: those end with who sent them.
std::string system_key(std::string const& id) { return "system/" + id; }

bool sees_console(role as) { return moderates(as) || as == role::observer || as == role::tool; }

duration ahead_of(log::engine const& engine, std::string const& session) {
  auto const all = engine.health().ahead;
  auto const found = all.find(session);
  return found == all.end() ? duration{} : found->second;
}

// What the core cannot judge: it knows no time zones.
bool names_known_zone(command::any const& what) {
  auto const* const edit = get_kind<command::edit_session>(&what);
  return !edit || !edit->to.time_zone || is_time_zone(*edit->to.time_zone);
}

rejection const never_came = refuse(reason::not_received);
rejection const not_saved = refuse(reason::not_saved);
rejection const not_known = refuse(reason::not_known);

}  // namespace

room::room(loop& on, log::engine& engine, log::bulletins& nodes, link_key const& key, std::string session, std::uint32_t time_scale,
           std::vector<std::string> const& other_servers, metrics& counted, std::function<void(std::optional<std::string>)> loaded,
           std::function<void()> forgotten)
    : loop_(on, ahead_of(engine, session)),
      log_(engine),
      bulletins_(nodes),
      key_(key),
      name_(std::move(session)),
      epoch_(fresh_epoch()),
      time_scale_(time_scale),
      other_servers_(other_servers),
      metrics_(counted),
      loaded_(std::move(loaded)),
      forgotten_(std::move(forgotten)),
      moderators_(stream_of(role::moderator, {{}, limits::coalesce_votes}, [this] { return presence_now(); })),
      panellists_(stream_of(role::panellist, {})),
      stages_(stream_of(role::stage, {})),
      participants_(stream_of(role::participant, {limits::coalesce_audience, limits::coalesce_votes_audience})),
      captions_(
          loop_, [this] { return readers_of_captions(); },
          [this](subscriber_id of) {
            auto const found = subscribers_.find(of);
            return found == subscribers_.end() ? nullptr : found->second.to;
          }) {
  ++metrics_.rooms;
  log_.checkpoint(name_, [this, alive = std::weak_ptr(alive_)](std::string bytes) {
    if (alive.expired()) return;
    auto const read = std::make_shared<std::optional<projection>>();
    loop_.work([read, bytes = std::move(bytes)] { *read = read_checkpoint(bytes); },
               [this, read, alive] {
                 if (!alive.expired()) restore(std::move(*read));
               });
  });
}

room::~room() {
  --metrics_.rooms;
  if (hearing_) bulletins_.say(name_, {});
}

channel room::stream_of(role as, coalescing g, std::function<presence_view()> presence) {
  return channel(
      loop_, g, {metrics_, metrics_.publish[static_cast<std::size_t>(as)]}, [this, as](change_set const& t) { return view_for(as, t); },
      [this] { return everything(made_.state); }, std::move(presence));
}

session_view room::view_for(role as, change_set const& t) const {
  auto view = make_view(made_.state, as, t);
  if (!sees_console(as)) return view;
  for (auto const& id : t.similar) {
    auto const& like = made_.similar.to(id);
    view.similar[id] = like.empty() ? std::nullopt : std::optional(like);
  }
  return view;
}

void room::restore(std::optional<projection> kept) {
  if (kept && kept->state.id == name_) {
    made_ = std::move(*kept);
    checkpoint_at_ = made_.state.seq;
    is_from_checkpoint_ = true;
  }
  follow();
}

// The checkpoint was not of this log.
void room::forget() {
  spdlog::warn("session {}: its checkpoint is not of this log, and is not used", name_);
  made_ = {};
  checkpoint_at_ = 0;
  is_from_checkpoint_ = false;
}

void room::keep_if_due() {
  auto const seq = made_.state.seq;
  if (erasing_ || checkpoint_maker_ || seq - checkpoint_at_ < std::max(limits::checkpoint_records, seq / limits::checkpoint_share)) return;
  checkpoint_at_ = seq;
  checkpoint_maker_ = std::make_unique<checkpoint_maker>(loop_, log_, name_, seq, [this] { checkpoint_maker_.reset(); });
}

void room::erase_if_due() {
  if (!erasing_ || log_eraser_ || erasing_again_) return;
  checkpoint_maker_.reset();
  log_eraser_ = std::make_unique<log_eraser>(
      loop_, log_, name_, erasure(made_.state), erasing_, [this, until = erasing_](std::optional<std::string> const& wrong) {
        log_eraser_.reset();
        if (wrong) {
          spdlog::error("session {}: what was erased is still in its log: {}. This is tried again", name_, *wrong);
          erasing_again_ = loop_.after(limits::erasing_again, [this] {
            erasing_again_.reset();
            erase_if_due();
          });
          return;
        }
        checkpoint_at_ = 0;
        if (erasing_ == until) erasing_ = 0;
        erase_if_due();
        keep_if_due();
      });
}

// From a checkpoint the entry that it stands at is read once more, which shows whose it is.
void room::follow() {
  if (has_ended_) return;
  auto const after = made_.state.seq - (is_from_checkpoint_ ? 1 : 0);
  subscription_ = log_.follow(
      name_, after, [this](std::span<log::entry const> entries) { deliver(entries); }, [this] { caught_up(); },
      [this](log::fault const& fault) {
        if (fault.is_forgotten) return forgotten_();
        unreadable(fault.what);
      });
}

void room::caught_up() {
  if (is_from_checkpoint_) {
    forget();
    return follow();
  }
  // Before anybody here looked at it.
  if (made_.state.seq == 0) return forgotten_();
  erase_if_due();
  keep_if_due();
  await_deadline();
  for (auto const& id : pending_.take_doubtful()) complete_unknown(id);
  hearing_ = bulletins_.follow(name_, [this](log::bulletins::by_node const& others) { hear(others); });
  if (loaded_) std::exchange(loaded_, {})(std::nullopt);
}

void room::unreadable(std::string const& why) {
  spdlog::error("session {}: its log cannot be read: {}", name_, why);
  subscription_.reset();
  unknown_.clear();
  pending_.fail_all(not_known);
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

// A deadline that has come is asked for like anything else, and again later where the log could not take it.
void room::await_deadline(duration at_least) {
  auto const next = next_deadline(made_.state, loop_.now());
  if (!next) return deadline_.reset();
  auto const due = std::max((next->at - loop_.now() + duration(time_scale_ - 1)) / static_cast<duration::rep>(time_scale_), at_least);
  deadline_ = loop_.after(std::max(due, duration{}), [this] {
    auto const come = next_deadline(made_.state, loop_.now());
    if (!come || come->at > loop_.now()) return await_deadline();
    ask_for(*come);
  });
}

// What the log judged otherwise, by its time, and is due all the same has another id the next time, which other nodes find as well.
void room::ask_for(deadline const& due) {
  auto const id = id_of(due);
  auto next = id;
  for (int times = 2; made_.became.find(system_key(next)); ++times) next = id + "/" + std::to_string(times);
  ask(system_key(next), due.what, {role::system, {}}, {}, [this](verdict const& became) {
    auto const* recorded = std::get_if<outcome>(&became);
    if (!recorded || recorded->became != effect::done) await_deadline(limits::deadline_again);
  });
}

room::subscriber_id room::enter(outbox& to, actor who, source const& by, std::optional<std::string> join_code, std::optional<position> from,
                                bool inflates) {
  auto const number = ++last_subscriber_;
  auto const generation = generation_of(made_.state.links, who);
  auto& one =
      subscribers_.emplace(number, subscriber{&to, std::move(who), by.from, {&to, inflates}, {&to, {}, {}}, generation}).first->second;
  one.in_private.who = &one.who;
  one.in_private.in_channel = &one.in_channel;
  auto const as = one.who.as;
  auto& stream = channel_of(as);
  auto const seq = from && from->epoch == epoch_ ? std::optional(from->seq) : std::nullopt;
  wire::welcome hello{name_, as, {}, {}, std::move(join_code), epoch_, stream.resumes(seq), loop_.now(), time_scale_, {}};
  if (!other_servers_.empty()) {
    // Those who lose this one are not all to begin with the same.
    hello.servers = other_servers_;
    std::rotate(hello.servers->begin(), hello.servers->begin() + static_cast<std::ptrdiff_t>(number % other_servers_.size()),
                hello.servers->end());
  }
  hello.console = presence_.console_name(number, as);
  if (as == role::panellist) hello.panellist = one.who.id;
  if (as == role::participant) hello.pass = pass_for(key_, name_, one.who.id);
  if (has_private_view(as)) {
    hello.own = make_private_view(made_.state, one.who, everything_private(made_.state, one.who));
    private_.join(one.in_private, hello.own);
  }
  to.send(make_frame(std::move(hello)));
  stream.join(one.in_channel, seq);
  one.reads_captions = as == role::stage;
  if (captions_.are_there() && as == role::stage) to.send(captions_.latest());
  if (captions_.are_there() && as == role::participant) to.send(make_frame(wire::captions_offered{}));
  presence_.enter(number, one.who, by, loop_.now());
  ++metrics_.connected[static_cast<std::size_t>(as)];
  publish_presence();
  return number;
}

void room::leave(subscriber_id number) {
  auto const found = subscribers_.find(number);
  if (found == subscribers_.end()) return;
  auto& one = found->second;
  channel_of(one.who.as).leave(one.in_channel);
  if (has_private_view(one.who.as)) private_.leave(one.in_private);
  presence_.leave(number, one.who);
  --metrics_.connected[static_cast<std::size_t>(one.who.as)];
  publish_presence();
  subscribers_.erase(found);
}

void room::end(close_code why) {
  has_ended_ = true;
  subscription_.reset();
  checkpoint_maker_.reset();
  log_eraser_.reset();
  erasing_again_.reset();
  deadline_.reset();
  unknown_.clear();
  if (hearing_) bulletins_.say(name_, {});
  hearing_.reset();
  saying_.reset();
  pending_.fail_all(not_known);
  for (auto const& [number, one] : subscribers_) one.to->close(why);
}

bool room::is_newcomer(subscriber_id number) const {
  auto const& who = subscribers_.at(number).who;
  return who.as == role::participant && !made_.state.participants.contains(who.id);
}

std::optional<rejection> room::refuse_newcomer(subscriber_id number, origin_budget& budget) {
  auto const from = subscribers_.at(number).from;
  if (origins_.bars(made_.state, from)) return refuse(reason::newcomers_barred);
  auto const wait = budget.take(from, loop_.real());
  if (!wait) return std::nullopt;
  origins_.note_refused(from);
  moderators_.publish_presence();
  return refuse_for(reason::newcomers_too_fast, *wait);
}

void room::drained(subscriber_id number) {
  auto& one = subscribers_.at(number);
  channel_of(one.who.as).catch_up(one.in_channel);
}

command::any room::resolved(command::any const& what) const {
  auto const* all = get_kind<command::remove_origin>(&what);
  auto const from = all ? origins_.named(all->origin) : std::nullopt;
  return from ? command::remove_participants{origins_.participants(made_.state, *from)} : what;
}

void room::submit(subscriber_id from, std::string const& id, command::any const& what, std::optional<time_point> pressed) {
  auto const& one = subscribers_.at(from);
  auto const who = one.who;
  auto const key = key_of(id, who);
  if (is_kind<command::renew_link>(what)) renewing_[key] = from;
  auto const until = lapses(who.as, pressed, std::max(loop_.now(), made_.state.at), time_scale_);
  auto const* all = get_kind<command::remove_origin>(&what);
  auto const removed = all ? origins_.named(all->origin) : std::nullopt;
  ask(key, resolved(what), who, {until, one.latest, rules_version, one.generation},
      [this, from, id, key, removed, who, by = one.from, seen = made_.state.seq](verdict const& became) {
        renewing_.erase(key);
        // Also of somebody who has gone by now.
        if (auto const* done = std::get_if<outcome>(&became); done && done->became == effect::done) {
          auto const* const them = who.as == role::participant ? find(made_.state.participants, who.id) : nullptr;
          if (them) origins_.note(them->number, by);
          if (removed) origins_.bar(*removed, done->seq);
          if (removed) moderators_.publish_presence();
        }
        answer_to(from, id, became, seen);
      });
}

void room::query_outcome(subscriber_id from, std::string const& id, command::any const& what) {
  auto const who = subscribers_.at(from).who;
  auto const key = key_of(id, who);
  auto const reply = [this, from, id, seen = made_.state.seq](verdict const& became) { answer_to(from, id, became, seen); };
  if (answers(key, reply)) return;
  if (!subscription_) {
    follow();
    return reply(not_known);
  }
  if (moderates(who.as)) {
    pending_.await(key, loop_.real(), withdrawn, reply);
    return append(key, {who, prepared(made_.state, what), withdrawn});
  }
  look_up(key, reply, [this, key, reply] {
    made_.became.remember(key, never_came);
    reply(never_came);
  });
}

void room::look_up(std::string const& id, pending_commands::answer const& reply, std::function<void()> not_there) {
  if (!log_.is_shared() && made_.became.cover(made_.state.seq)) return not_there();
  log_.find(name_, id,
            [this, alive = std::weak_ptr(alive_), id, reply,
             not_there = std::move(not_there)](std::variant<log::found, log::fault> const& result) {
              if (alive.expired()) return;
              if (std::holds_alternative<log::fault>(result)) return reply(not_known);
              if (answers(id, reply)) return;
              auto const& there = std::get<log::found>(result).there;
              if (!there) return not_there();
              if (there->seq <= made_.state.seq) return reply(made_.became.of(there->seq));
              pending_.await(id, loop_.real(), {}, reply);  // It is being delivered.
            });
}

void room::answer_to(subscriber_id from, std::string const& id, verdict const& what, std::uint64_t seen) {
  auto const found = subscribers_.find(from);
  if (found == subscribers_.end()) return;
  auto& [number, one] = *found;
  auto const became = told(what, one.who.as, seen, one.latest);
  wire::reply reply{id, {}, {}};
  if (auto const* record = std::get_if<std::uint64_t>(&became)) {
    reply.record = *record;
    one.latest = std::max(one.latest, *record);
  } else {
    reply.error = std::get<rejection>(became);
  }
  if (one.to->has_room()) channel_of(one.who.as).catch_up(one.in_channel);  // What it did is shown before it is confirmed.
  private_.send_with(one.in_private, make_frame(std::move(reply)));
}

std::variant<std::uint64_t, rejection> room::told(verdict const& what, role as, std::uint64_t seen, std::uint64_t latest) {
  auto const* done = std::get_if<outcome>(&what);
  if (done && done->became == effect::done) return done->seq;
  auto why = !done                                                   ? std::get<rejection>(what)
             : done->became == effect::late                          ? done->why.value_or(lapsed())
             : done->why && done->why->code != rejection_code::stale ? *done->why
                                                                     : refuse(reason::was_changed);
  // To moderators, who see what others did.
  bool const is_overtaken = done && done->became == effect::stale && why.code == rejection_code::stale;
  if (is_overtaken && moderates(as)) why = who_was_earlier(made_.state, seen, latest);
  ++metrics_.rejected[why.code];
  return why;
}

void room::act(actor const& who, std::uint32_t generation, std::string const& id, maker const& make, std::optional<time_point> pressed,
               std::function<void(std::variant<std::uint64_t, rejection>)> done) {
  auto const key = key_of(id, who);
  auto const reply = [this, as = who.as, seen = made_.state.seq, done = std::move(done)](verdict const& became) {
    done(told(became, as, seen, 0));
  };
  if (answers(key, reply)) return;
  auto const made = make(made_.state, who, loop_.now());
  // What does not fit now may have been done when it came first.
  if (auto const* why = std::get_if<rejection>(&made)) return look_up(key, reply, [reply, why = *why] { reply(why); });
  auto const until = lapses(who.as, pressed, std::max(loop_.now(), made_.state.at), time_scale_);
  ask(key, std::get<command::any>(made), who, {until, 0, rules_version, generation}, reply);
}

void room::caption(actor const& by, std::string const& id, wire::given_caption const& given,
                   std::function<void(std::variant<std::optional<std::uint64_t>, rejection>)> done) {
  auto const tool = made_.state.tools.find(by.id);
  bool const gives = tool != made_.state.tools.end() && tool->second.rights != tool_rights::read;
  if (!moderates(by.as) && !(by.as == role::tool && gives)) return done(refuse(reason::not_allowed));
  if (made_.state.status == session_status::closed) return done(refuse(reason::session_closed));
  auto const text = cleaned(given.text, line_breaks::kept);
  if (auto const fault = fault_in_caption(text, given.language)) return done(*fault);
  if (!captions_.are_there()) {
    auto const offer = make_frame(wire::captions_offered{});
    for (auto const& [number, other] : subscribers_) {
      if (other.who.as == role::participant) other.to->send(offer);
    }
  }
  captions_.show({text, given.language});
  if (text.empty() || given.partial.value_or(false) || !keeps_captions(made_.state)) return done(std::nullopt);
  ask(key_of(id, by), command::keep_caption{text, given.language}, {role::system, {}}, {}, [done = std::move(done)](verdict const& became) {
    auto const* const refused = std::get_if<rejection>(&became);
    if (refused) return done(*refused);
    auto const& kept = std::get<outcome>(became);
    done(kept.became == effect::done ? std::optional(kept.seq) : std::nullopt);
  });
}

std::optional<rejection> room::read_captions(subscriber_id number, bool on) {
  auto& one = subscribers_.at(number);
  if (one.who.as != role::participant) return refuse(reason::not_allowed);
  if (on && !one.reads_captions && captions_.are_there()) one.to->send(captions_.latest());
  one.reads_captions = on;
  return std::nullopt;
}

std::vector<room::subscriber_id> room::readers_of_captions() const {
  std::vector<subscriber_id> all;
  for (auto const& [number, one] : subscribers_) {
    if (one.reads_captions) all.push_back(number);
  }
  return all;
}

std::uint32_t room::moderators() const {
  auto const here = presence_.view();
  return here.moderators + here.co_moderators;
}

std::shared_ptr<void> room::watch(std::function<void()> changed) {
  auto one = std::make_shared<std::function<void()>>(std::move(changed));
  watching_.push_back(one);
  return one;
}

std::optional<rejection> room::preview_catch_up(subscriber_id number) {
  auto const& one = subscribers_.at(number);
  if (!sees_console(one.who.as)) return refuse(reason::not_allowed);
  one.to->send(make_frame(offers_of(made_.state, loop_.now())));
  return std::nullopt;
}

std::optional<rejection> room::preview_removal(subscriber_id number, wire::preview_removal const& asked) {
  auto const& one = subscribers_.at(number);
  if (!moderates(one.who.as)) return refuse(reason::not_allowed);
  auto const& s = made_.state;
  wire::removal told{};
  told.question = asked.question;
  std::optional<origin> from;
  if (asked.origin) from = origins_.named(*asked.origin);
  if (asked.question) {
    auto const* const question = find(s.questions, *asked.question);
    if (!question) return refuse(reason::no_such_question);
    auto const* const asker = find(s.participants, question->asker);
    if (asker) from = origins_.of(asker->number);
  }
  if (from) told.origin = origins_.name(*from);
  if (!told.origin) {
    one.to->send(make_frame(told));
    return std::nullopt;
  }
  for (auto const participant : origins_.participants(s, *from)) {
    auto const& them = s.participants.at(s.people[participant - 1]);
    ++told.participants;
    told.questions += static_cast<std::uint32_t>(std::count_if(them.questions.begin(), them.questions.end(), [&](auto const& id) {
      auto const state = s.questions.at(id).state;
      return is_waiting(state) || state == question_state::grouped;
    }));
    told.votes += static_cast<std::uint32_t>(them.votes.size());
    for (auto const& held : {them.request, them.point, them.reply}) told.requests += held && held != s.speaking;
  }
  for (auto const& [other, connected] : subscribers_) {
    if (connected.from != *from) continue;
    if (connected.who.as == role::participant) {
      ++told.connected;
    } else if (other == number) {
      told.yours = true;
    } else {
      ++told.podium;
    }
  }
  told.audience = presence_.view().participants;
  one.to->send(make_frame(std::move(told)));
  return std::nullopt;
}

std::optional<rejection> room::admit_origin(subscriber_id number, std::string const& name) {
  if (!moderates(subscribers_.at(number).who.as)) return refuse(reason::not_allowed);
  origins_.admit(name);
  moderators_.publish_presence();
  return std::nullopt;
}

std::optional<rejection> room::claim(subscriber_id number, std::optional<std::string> const& question) {
  if (!moderates(subscribers_.at(number).who.as)) return refuse(reason::not_allowed);
  if (question && !made_.state.questions.contains(*question)) {
    return refuse(reason::no_such_question);
  }
  presence_.claim(number, question);
  publish_presence();
  return std::nullopt;
}

std::optional<rejection> room::put_out(subscriber_id number, std::string const& device) {
  auto const as = subscribers_.at(number).who.as;
  if (!moderates(as)) return refuse(reason::not_allowed);
  auto const whose = presence_.role_of(device);
  if (whose && moderates(*whose) && as != role::moderator) return refuse(reason::leading_link);
  if (auto const here = presence_.put_out(device)) turn_away(subscribers_.at(*here), reason::put_out, close_code::disconnected);
  publish_presence();
  return std::nullopt;
}

void room::turn_away(subscriber& one, reason why, close_code how) {
  one.to->send(make_frame(wire::error{refuse(why)}));
  one.to->close(how);
}

void room::turn_away_replaced(log::entry const& entry, change_set const& changed) {
  auto const asked = renewing_.find(entry.id);
  for (auto const& [as, panellist] : changed.replaced_links) {
    for (auto& [number, one] : subscribers_) {
      if (one.who.as != as || (!panellist.empty() && one.who.id != panellist)) continue;
      if (as == role::participant && !has_personal_link(one.who)) continue;
      if (asked == renewing_.end() || number != asked->second) {
        turn_away(one, reason::link_replaced, close_code::unauthorised);
        continue;
      }
      one.generation = generation_of(made_.state.links, one.who);
      one.to->send(make_frame(wire::renewed{token_for(key_, {name_, as, one.who.id, one.generation})}));
    }
  }
}

presence_view room::presence_now() const {
  auto view = presence_.view();
  view.origins = origins_.view(made_.state);
  if (!is_saving_) view.not_saving = true;
  if (loop_.ahead() >= limits::ahead_told) view.ahead = loop_.ahead();
  view.microphones = microphones_;
  return view;
}

void room::tell_saving(bool saves) {
  if (is_saving_ == saves) return;
  is_saving_ = saves;
  moderators_.publish_presence();
}

void room::tell_microphones(std::optional<microphones_view> now) {
  if (microphones_ == now) return;
  microphones_ = std::move(now);
  moderators_.publish_presence();
}

// Others are told of all that changes within a moment at once.
void room::publish_presence() {
  moderators_.publish_presence();
  if (!hearing_ || saying_) return;
  saying_ = loop_.after(limits::coalesce_bulletins, [this] {
    saying_.reset();
    bulletins_.say(name_, presence_.bulletin());
  });
}

void room::hear(log::bulletins::by_node const& others) {
  moderators_.publish_presence();
  if (presence_.hear(others)) publish_presence();
  for (auto const number : presence_.put_out_elsewhere()) turn_away(subscribers_.at(number), reason::put_out, close_code::disconnected);
}

void room::submit(role as, std::string const& id, command::any const& what, std::function<void(std::optional<rejection>)> done) {
  ask(system_key(id), what, {as, {}}, {}, [done = std::move(done)](verdict const& became) {
    auto const* refused = std::get_if<rejection>(&became);
    done(refused ? std::optional(*refused) : std::nullopt);
  });
}

bool room::answers(std::string const& id, pending_commands::answer const& reply) {
  if (pending_.join(id, reply)) return true;
  auto const* known = made_.became.find(id);
  if (known) reply(*known);
  return known;
}

void room::ask(std::string const& id, command::any const& what, actor const& who, press const& how, pending_commands::answer const& reply) {
  if (answers(id, reply)) return;
  if (!subscription_) {
    follow();  // The disk may be well again, and the next command finds the room as its log is.
    return reply(not_saved);
  }
  auto decided = decide(made_.state, what, who, loop_.now(), how);
  if (!std::holds_alternative<rejection>(decided) && !names_known_zone(what)) decided = refuse(reason::not_a_time_zone);
  // What would be refused now may have been done when it came first.
  if (auto const* refused = std::get_if<rejection>(&decided)) return look_up(id, reply, [reply, why = *refused] { reply(why); });
  pending_.await(id, loop_.real(), how.until, reply);
  append(id, {who, prepared(made_.state, what), how.until, rules_version, how.generation});
}

void room::append(std::string const& id, payload const& what) {
  // What was to be withdrawn may still come.
  auto const& failed = what.until == withdrawn ? not_known : not_saved;
  log_.append(name_, id, write_payload(what), [this, alive = std::weak_ptr(alive_), id, &failed](log::append_outcome const& result) {
    if (alive.expired()) return;
    if (auto const* never = std::get_if<log::not_appended>(&result)) {
      spdlog::error("session {}: not saved: {}", name_, never->what);
      pending_.complete(id, failed);
    } else if (auto const* doubtful = std::get_if<log::unknown>(&result)) {
      spdlog::error("session {}: not known whether it is saved: {}", name_, doubtful->what);
      pending_.doubt(id);
      follow();
    } else if (auto const* before = std::get_if<log::was_there>(&result); before && before->seq <= made_.state.seq) {
      // Delivered so long ago that its outcome was forgotten.
      auto const became = made_.became.of(before->seq);
      made_.became.remember(id, became);
      pending_.complete(id, became);
    }
  });
}

void room::complete_unknown(std::string id) {
  unknown_.erase(id);
  if (!pending_.holds(id)) return;
  log_.find(name_, id, [this, alive = std::weak_ptr(alive_), id](std::variant<log::found, log::fault> const& result) {
    if (alive.expired() || !pending_.holds(id)) return;
    auto const* looked = std::get_if<log::found>(&result);
    if (!looked) return pending_.complete(id, not_known);
    if (looked->there) {
      if (looked->there->seq <= made_.state.seq) pending_.complete(id, made_.became.of(looked->there->seq));
      return;  // Or it is being delivered.
    }
    auto const until = pending_.until(id);
    if (!until || *until == withdrawn) return pending_.complete(id, not_known);
    if (looked->at > *until) return pending_.complete(id, not_saved);
    auto const left = (*until - looked->at) / static_cast<duration::rep>(time_scale_) + duration(1);
    unknown_[id] = loop_.after(left, [this, id] { complete_unknown(id); });
  });
}

void room::deliver(std::span<log::entry const> entries) {
  if (is_from_checkpoint_) {
    if (!stands_at(made_, entries.front())) {
      forget();
      return follow();
    }
    is_from_checkpoint_ = false;
    entries = entries.subspan(1);
  }
  bool const is_behind = !entries.empty() && entries.back().at > loop_.now();
  if (is_behind) loop_.not_before(entries.back().at);
  for (auto const now = loop_.real(); auto const& entry : entries) {
    if (auto const since = pending_.since(entry.id)) metrics_.commit.add(now - *since);
  }
  change_set all;
  std::vector<std::pair<std::string const*, outcome>> done;
  std::optional<std::string> wrong;
  for (auto const& entry : entries) {
    auto applied = apply(made_, entry);
    if (auto const* fault = std::get_if<std::string>(&applied)) {
      wrong = *fault;
      break;
    }
    auto& changed = std::get<change_set>(applied);
    if (!changed.replaced_links.empty()) turn_away_replaced(entry, changed);
    if (!changed.erased.empty()) erasing_ = entry.seq;
    done.emplace_back(&entry.id, outcome{entry.seq, changed.became, std::exchange(changed.refused, {})});
    all.add(std::move(changed));
  }
  bool const live = !loaded_;
  // The podium and who asked first: what is late there is noticed.
  if (live) {
    metrics_.records += done.size();
    auto const own = take_private_changes(made_.state, all);
    for (auto* podium : {&moderators_, &panellists_, &stages_}) podium->publish(all);
    private_.make(made_.state, own);
  }
  for (auto const& [id, result] : done) pending_.complete(*id, result);
  auto const send_rest = [this] {
    private_.send_rest(
        [this](private_subscriber const& one, frame const& text) { channel_of(one.who->as).send_before_patch(*one.in_channel, text); });
  };
  if (live) participants_.publish(all, send_rest);
  send_rest();
  if (live) {
    if (is_behind || all.floor || all.run || !all.segments.empty() || !all.messages.empty()) await_deadline();
    erase_if_due();
    keep_if_due();
    if (!all.history.empty() && !origins_.empty()) moderators_.publish_presence();  // An address may be let in again.
  }
  if (wrong) unreadable(*wrong);
  std::erase_if(watching_, [](auto const& one) { return one.expired(); });
  for (auto const& one : std::vector(watching_)) {
    if (auto const changed = one.lock()) (*changed)();
  }
}

}  // namespace dais::room
