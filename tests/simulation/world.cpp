#include "world.hpp"

#include "log/memory_log.hpp"
#include "session/evolve.hpp"
#include "session/permission.hpp"
#include "session/view.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace dais::simulation {

using namespace std::chrono_literals;
using room::json::value;

namespace {

constexpr char const* panel = "panel";
instant const beginning{std::chrono::milliseconds(1'487'258'100'000)};

std::size_t stream_of(role as) {
  switch (as) {
    case role::panellist: return 1;
    case role::stage: return 2;
    case role::participant: return 3;
    default: return 0;
  }
}

bool moderates(role as) { return stream_of(as) == 0; }

bool is_shown_to_all(question_state state) {
  switch (state) {
    case question_state::approved:
    case question_state::queued:
    case question_state::on_stage:
    case question_state::answered: return true;
    case question_state::submitted:
    case question_state::not_taken:
    case question_state::withdrawn: return false;
  }
  return false;
}

// Whether an event or a command names a state that is not the present one. Written anew from the rules, without the core's help.
template <typename What>
bool has_passed(session const& s, What const& w) {
  if constexpr (requires { w.question; w.revision; }) {
    auto const q = s.questions.find(w.question);
    if (q == s.questions.end()) return false;
    if constexpr (requires { w.replacing; }) {
      if (q->second.revision == w.revision && w.replacing != s.on_stage) return true;
    }
    return q->second.revision != w.revision;
  } else if constexpr (requires { w.request; w.revision; }) {
    auto const r = s.requests.find(w.request);
    return r != s.requests.end() && r->second.revision != w.revision;
  } else if constexpr (std::is_same_v<What, event::question_rules_set> || std::is_same_v<What, command::set_question_rules>) {
    return w.revision != s.rules_revision;
  } else if constexpr (requires { w.revision; }) {
    return w.revision != s.revision;
  } else {
    return false;
  }
}

// Whether all that a command names is there, so that there is a state that it could be late for.
template <typename Command>
bool names_what_is_there(session const& s, Command const& c) {
  if constexpr (requires { c.segment.value(); }) {
    if (c.segment && !s.segments.contains(*c.segment)) return false;
  } else if constexpr (requires { c.segment; }) {
    if (!s.segments.contains(c.segment)) return false;
  }
  if constexpr (requires { c.before; }) {
    if (c.before && !s.segments.contains(*c.before)) return false;
  }
  return true;
}

// What the one who puts a question on stage saw there is looked at last, so it is left out here.
bool must_be_stale(session const& s, role as, command::any const& what) {
  if (s.status == session_status::closed || !may(as, what)) return false;
  return std::visit(
      [&]<typename Command>(Command const& c) {
        if constexpr (std::is_same_v<Command, command::put_on_stage>) {
          auto const q = s.questions.find(c.question);
          return q != s.questions.end() && q->second.revision != c.revision;
        } else {
          return names_what_is_there(s, c) && has_passed(s, c);
        }
      },
      what);
}

std::string sent_by(person const& one, std::string const& id) {
  for (auto const& [known, what] : one.sent) {
    if (known == id) return room::text_of(id, what);
  }
  return "?";
}

value parsed_view(session const& s, role as, std::optional<presence_view> presence) {
  auto view = make_view(s, as, everything(s));
  view.presence = std::move(presence);
  return room::comparable(room::json::parse(to_json(view)));
}

bool is_nothing(value const& member) { return member.is_object() && member.get_object().empty(); }

// Where a view and what it should be differ first; nothing where they do not. Collections may be there with nothing in them.
std::string first_difference(value const& seen, value const& due, std::string const& path = {}) {
  if (!seen.is_object() || !due.is_object()) {
    if (seen == due) return {};
    return path + ": " + room::json::serialize(seen) + " instead of " + room::json::serialize(due);
  }
  for (auto const& [name, member] : due.get_object()) {
    auto const here = path + "/" + std::string(name);
    auto const* other = seen.get_object().if_contains(name);
    if (!other && !is_nothing(member)) return here + " is missing";
    if (!other || *other == member) continue;
    if (auto difference = first_difference(*other, member, here); !difference.empty()) return difference;
  }
  for (auto const& [name, member] : seen.get_object()) {
    if (is_nothing(member) || due.get_object().contains(name)) continue;
    return path + "/" + std::string(name) + " is too much: " + room::json::serialize(member);
  }
  return {};
}

}  // namespace

session_plan plan_with_marks(marks& texts) {
  session_plan plan;
  plan.title = "A simulated panel";
  plan.time_zone = "Etc/UTC";
  plan.start = beginning;
  plan.end = beginning + 60min;
  plan.moderator = {"moderator", "The moderator", "", ""};
  plan.panellists = {{"ada", "Ada", "", ""}, {"ben", "Ben", "", ""}};
  plan.segments = {{"intro", segment_kind::introductions, "Introductions", {}, 5min, 1min, texts.make(secrecy::notes)},
                   {"talk", segment_kind::presentation, "A presentation", {"ada"}, 10min, 2min, ""},
                   {"round", segment_kind::discussion, "A discussion", {"ada", "ben"}, 15min, 2min, texts.make(secrecy::notes)},
                   {"qa", segment_kind::qa, "Questions", {}, 20min, 5min, ""},
                   {"end", segment_kind::concluding, "Concluding remarks", {}, 5min, 1min, texts.make(secrecy::notes)}};
  plan.question_length = 100;
  plan.floor_allotment = 2min;
  plan.floor_wrap_up = 30s;
  return plan;
}

person::person(world& in, role is, std::string const& called, std::string kept)
    : page(in.reader),
      as(is),
      name(called),
      secret(std::move(kept)),
      who{is, is == role::participant ? room::participant_id(panel, secret)
              : is == role::panellist ? called
                                      : ""},
      token(is == role::participant ? room::join_code(in.key, panel)
                                    : room::token_for(in.key, {panel, is, is == role::panellist ? called : ""})),
      in_(in) {}

void person::send(room::frame one) {
  auto const answered = answers.size();
  auto const frames_before = frames.size();
  try {
    page::send(one);
  } catch (std::exception const& wrong) {
    in_.fault(name + ": " + wrong.what() + ": " + *one);
  }
  if (frames.size() == frames_before) return;
  in_.look_at(*this, one, types.back());
  if (answers.size() > answered) in_.look_at_answer(*this, answers.back());
}

std::string person::key_of(std::string const& id) const {
  if (as == role::panellist) return "p/" + who.id + "/" + id;
  return (as == role::participant ? "a/" + who.id : "m") + "/" + id;
}

world::world(generator& g, tally& t) : dice(g), counts(t), loop(beginning) {
  spdlog::set_level(spdlog::level::off);  // troubles are made on purpose here
  disk = log::make_memory_log(loop.post(), [this] { return loop.now() + skew; });
  reading_ = disk->follow(panel, 0, [this](auto some) {
    for (auto const& one : some) read(one);
  });
  log = std::make_unique<log::fragile_log>(*disk, loop.post());
  rooms = room::rooms::make(loop, *log, key, 1);
  rooms->create(plan_with_marks(texts), panel, [](auto const&) {});
  loop.run();

  auto const join = [this](role as, char const* name, std::string secret = {}) {
    if (as == role::participant && secret.empty()) secret = texts.make(secrecy::secret) + " and more of it";
    return people.emplace_back(std::make_unique<person>(*this, as, name, std::move(secret))).get();
  };
  witnesses = {join(role::co_moderator, "witness"), join(role::panellist, "ben"), join(role::stage, "stage"),
               join(role::participant, "watcher")};
  join(role::moderator, "moderator 1");
  join(role::moderator, "moderator 2");
  join(role::co_moderator, "co-moderator");
  join(role::panellist, "ada");
  join(role::stage, "overlay");
  auto const* ana = join(role::participant, "ana");
  join(role::participant, "ana's other phone", ana->secret);
  for (auto const* name : {"bo", "cy", "di"}) join(role::participant, name);

  for (auto const& one : people) {
    needles_.push_back(one->secret);
    if (one->as == role::participant) {
      needles_.push_back(one->who.id);
    } else {
      needles_.push_back(one->token.substr(one->token.rfind('.')));
    }
  }
  std::sort(needles_.begin(), needles_.end());
  needles_.erase(std::unique(needles_.begin(), needles_.end()), needles_.end());
  std::erase(needles_, "");
  start();
}

world::~world() {
  for (auto& one : people) one->seat.reset();
  rooms.reset();
}

void world::start() {
  for (auto& stream : published_) stream.clear();
  looked_at_ = {};
  been_here_.clear();
  for (auto* one : witnesses) connect(*one, one->was_connected);
  if (dice.chance(70)) loop.run();  // or somebody asks before the room is loaded
}

person& world::person_called(std::string const& name) {
  return **std::find_if(people.begin(), people.end(), [&](auto const& one) { return one->name == name; });
}

void world::connect(person& one, bool with_position, bool foreign_position) {
  disconnect(one);
  one.connected();
  one.seat = rooms->connect(one);
  wire::hello hello{one.token, {}, {}, {}};
  if (one.as == role::participant) hello.participant = one.secret;
  if (with_position && !one.epoch.empty()) {
    hello.epoch = one.epoch;
    hello.seq = one.seq;
  }
  if (foreign_position) {
    hello.epoch = dice.chance(50) ? "of-another-server" : one.epoch;
    hello.seq = one.seq.value_or(0) + 1000;
  }
  one.seat->receive(room::text_of(hello));
}

void world::disconnect(person& one) {
  one.seat.reset();
  one.unanswered.clear();
  one.passed.clear();
}

void world::ask(person& one, std::string id, command::any const& what) {
  auto const* live = rooms->state_of(panel);
  if (one.is_in() && live && live->seq == truth_.seq && !fates_.contains(one.key_of(id)) && must_be_stale(*live, one.as, what))
    one.passed.insert(id);
  one.unanswered.insert(id);
  one.seat->receive(room::text_of(std::move(id), what));
}

void world::garble(person& one, std::string const& text) {
  bool const is_fault = std::holds_alternative<frame_fault>(read_frame(text));
  auto const before = one.answers.size();
  one.seat->receive(text);
  if (is_fault && one.answers.size() != before + 1 && !one.closed) fault("a frame that is not of the protocol is not answered: " + text);
  ++counts.garbage;
}

void world::restart(bool sudden) {
  for (auto& one : people) {
    one->was_connected = one->seat != nullptr;
    disconnect(*one);
  }
  rooms.reset();
  if (sudden) log->pull_the_plug();
  log = std::make_unique<log::fragile_log>(*disk, loop.post());
  rooms = room::rooms::make(loop, *log, key, 1);
  ++counts.restarts;
  start();
}

void world::read(log::entry const& entry) {
  auto payload_read = read_payload(entry.payload);
  if (auto const* wrong = std::get_if<std::string>(&payload_read)) return fault("the log holds what cannot be read: " + *wrong);
  auto& [by, what] = std::get<payload>(payload_read);
  entries_.push_back(entry);
  ++counts.events[what.index()];
  bool const passed = std::visit([&](auto const& e) { return has_passed(truth_, e); }, what);
  auto before = truth_;
  auto const changed = evolve(truth_, {entry.seq, entry.at, by, what});
  if (passed && !changed.stale)
    fault("entry " + std::to_string(entry.seq) + " was for a state that had passed, and counted: " + entry.payload);
  if (changed.stale) {
    ++counts.stale;
    before.seq = truth_.seq;
    before.at = truth_.at;
    if (before != truth_) fault("entry " + std::to_string(entry.seq) + " is stale and changed the session: " + entry.payload);
  }
  if (before.status == session_status::closed && !changed.stale) fault("a closed session was changed: " + entry.payload);
  if (!fates_.try_emplace(entry.id, fate{entry.seq, changed.stale}).second) fault("the id " + entry.id + " is in the log twice");
  if (changed.stale) return;

  auto const belongs = [&](std::string const& text, std::string const& to) {
    texts.find(text, [&](std::size_t n) { texts.at(n).of = to; });
  };
  if (auto const* asked = std::get_if<event::question_submitted>(&what)) {
    auto const id = "q" + std::to_string(truth_.questions.size());
    belongs(asked->text, id);
    belongs(asked->name, id);
  } else if (auto const* requested = std::get_if<event::floor_requested>(&what)) {
    auto const id = "r" + std::to_string(truth_.requests.size());
    belongs(requested->name, id);
    belongs(requested->affiliation, id);
  }
}

void world::look_at(person const& one, room::frame const& sent, std::string const& type) {
  auto const stream = stream_of(one.as);
  if (type == "patch") {
    ++counts.patches;
    auto& published = published_[stream];
    auto const [found, is_new] = published.try_emplace(*one.seq, sent);
    if (!is_new) {
      if (found->second != sent) fault(one.name + " is sent another patch " + std::to_string(*one.seq) + " than others of the same role");
      return;
    }
    if (published.rbegin()->first != *one.seq) fault(one.name + " is sent patch " + std::to_string(*one.seq) + " after a later one");
  } else if (type == "snapshot") {
    ++counts.snapshots;
    if (looked_at_[stream] == sent) return;
    looked_at_[stream] = sent;
  } else if (type == "own") {
    ++counts.own;
  } else if (type == "welcome") {
    been_here_.insert(one.who.id);
    counts.resumed += one.welcome.at("resumed").get_bool();
  }
  if ((type == "patch" || type == "snapshot") && one.revision() > truth_.revision)
    fault(one.name + " is shown what is not in the log: " + *sent);
  look_into(one, *sent, type);
}

void world::look_into(person const& one, std::string const& text, std::string const& type) {
  texts.find(text, [&](std::size_t n) {
    if (!may_see(one, texts.at(n), type)) fault(one.name + " is sent what they may not see, of " + texts.at(n).of + ": " + text);
  });
  for (auto const& needle : needles_) {
    if (text.find(needle) != text.npos) fault(one.name + " is sent a secret or who somebody is: " + text);
  }
  if (moderates(one.as)) return;
  for (std::string_view const only_for_moderators : {"\"asker\":", "\"notes\":"}) {
    for (auto at = text.find(only_for_moderators); at != text.npos; at = text.find(only_for_moderators, at + 1)) {
      if (text.compare(at + only_for_moderators.size(), 4, "null") != 0) fault(one.name + " is sent what is for moderators only: " + text);
    }
  }
}

bool world::may_see(person const& one, mark const& m, std::string const& type) const {
  bool const is_own = type == "own" || type == "welcome";
  switch (m.kind) {
    case secrecy::secret: return false;
    case secrecy::notes: return moderates(one.as);
    case secrecy::question: {
      auto const found = truth_.questions.find(m.of);
      if (found == truth_.questions.end()) return false;  // not in the log
      auto const& q = found->second;
      if (moderates(one.as)) return true;
      if (is_own && one.as == role::participant) return q.asker == one.who.id;
      if (is_own) return q.to == one.who.id && is_shown_to_all(q.state);
      if (one.as == role::participant) return is_shown_to_all(q.state);
      return q.state == question_state::on_stage;
    }
    case secrecy::reason: {
      auto const found = truth_.questions.find(m.of);
      if (found == truth_.questions.end() || found->second.state != question_state::not_taken) return false;
      return moderates(one.as) || (is_own && one.as == role::participant && found->second.asker == one.who.id);
    }
    case secrecy::request: {
      auto const found = truth_.requests.find(m.of);
      if (found == truth_.requests.end()) return false;
      if (moderates(one.as) || (is_own && found->second.participant == one.who.id)) return true;
      return !is_own && truth_.speaking == m.of;
    }
  }
  return false;
}

void world::look_at_answer(person& one, room::page::answer const& given) {
  if (given.code != 0) ++counts.refusals[given.code];
  if (given.id.empty()) return;
  if (auto const asked = one.unanswered.find(given.id); asked != one.unanswered.end()) one.unanswered.erase(asked);
  auto const told = one.name + ", of " + given.id +
                    (given.record ? ", record " + std::to_string(*given.record) : ", " + std::to_string(given.code)) + ": ";
  auto const code = static_cast<rejection_code>(given.code);
  if (code == rejection_code::too_fast || code == rejection_code::not_a_message || code == rejection_code::hello_expected ||
      code == rejection_code::unknown_command) {
    return;
  }
  bool const had_passed = one.passed.erase(given.id) != 0;
  auto const found = fates_.find(one.key_of(given.id));
  if (found == fates_.end()) {
    if (given.record) fault(told + "confirmed before it is in the log");
    if (had_passed && code != rejection_code::stale)
      fault(told + "given for a state that has passed, and not answered as stale: " + sent_by(one, given.id));
    return;
  }
  if (found->second.stale ? code != rejection_code::stale : given.record != found->second.seq) fault(told + "not what the log says");
  if (had_passed && !found->second.stale) fault(told + "given for a state that has passed, and counted");
}

void world::settle() {
  log->release();
  loop.run();
  loop.step(1s);
  check();
  auto const* live = rooms->state_of(panel);
  if (!live) throw violation("the room is not there");
  if (canonical(*live) != canonical(truth_))
    throw violation("the live session is not what its log says:\n" + canonical(*live) + "\n" + canonical(truth_));

  presence_view presence{};
  for (auto const& one : people) {
    // Who has been here since the server's start and has left is counted as none.
    if (one->as == role::panellist && been_here_.contains(one->who.id)) presence.panellists.try_emplace(one->who.id, 0);
    if (!one->is_in()) continue;
    switch (one->as) {
      case role::moderator: ++presence.moderators; break;
      case role::co_moderator: ++presence.co_moderators; break;
      case role::stage: ++presence.stages; break;
      case role::participant: ++presence.participants; break;
      case role::panellist: ++presence.panellists[one->who.id]; break;
      case role::system: break;
    }
  }
  std::array<std::optional<value>, 4> due;
  for (auto const& one : people) {
    if (!one->is_in() || one->closed) continue;
    if (!one->unanswered.empty()) throw violation(one->name + " is not answered: " + *one->unanswered.begin());
    auto& view = due[stream_of(one->as)];
    if (!view) view = parsed_view(truth_, one->as, moderates(one->as) ? std::optional(presence) : std::nullopt);
    if (auto const difference = first_difference(one->view, *view); !difference.empty())
      throw violation(one->name + " does not see what is: " + difference);
    ++counts.comparisons;
    if (one->as != role::participant && one->as != role::panellist) continue;
    auto const own_due = room::comparable(room::json::parse(to_json(make_own_view(truth_, one->who, everything(truth_)))));
    if (auto const difference = first_difference(one->own, own_due); !difference.empty()) {
      throw violation(one->name + " does not see what is theirs: " + difference);
    }
  }
}

void world::check_replay() const {
  session replayed;
  for (auto const& entry : entries_) {
    auto read = std::get<payload>(read_payload(entry.payload));
    evolve(replayed, {entry.seq, entry.at, std::move(read.by), std::move(read.event)});
  }
  auto const* live = rooms->state_of(panel);
  if (!live || canonical(replayed) != canonical(*live)) throw violation("the log, read again, does not give the live session");
}

void world::check() const {
  if (fault_) throw violation(*fault_);
}

void world::fault(std::string what) {
  if (!fault_) fault_ = std::move(what);
}

}  // namespace dais::simulation
