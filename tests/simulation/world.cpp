#include "world.hpp"

#include "consistency.hpp"
#include "log/memory_log.hpp"
#include "room/checkpoint.hpp"
#include "room/limits.hpp"
#include "room/projection.hpp"
#include "session/evolve.hpp"
#include "session/make_view.hpp"
#include "session/permission.hpp"
#include "session/podium/podium.hpp"
#include "session/questions/questions.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

namespace dais::simulation {

using namespace std::chrono_literals;
using room::json::value;

namespace {

constexpr char const* panel = "panel";
constexpr int phones = 20;
constexpr duration slowest = 2s;  // way over the network
time_point const beginning{std::chrono::milliseconds(1'487'258'100'000)};

std::size_t stream_of(role as) {
  switch (as) {
    case role::panellist: return 1;
    case role::stage: return 2;
    case role::participant: return 3;
    default: return 0;
  }
}

bool sees_console(role as) { return stream_of(as) == 0; }
bool moderates(role as) { return as == role::moderator || as == role::co_moderator; }

// As what somebody acts: the moderator may have handed the role to the co-moderator.
role acting(session const& s, role as) {
  if (!s.handed_over || !moderates(as)) return as;
  return as == role::moderator ? role::co_moderator : role::moderator;
}

bool is_shown_to_all(question_state state) {
  switch (state) {
    case question_state::approved:
    case question_state::queued:
    case question_state::on_stage:
    case question_state::answered: return true;
    case question_state::submitted:
    case question_state::not_taken:
    case question_state::withdrawn:
    case question_state::grouped: return false;
  }
  return false;
}

// Whether a question is a panellist's: asked of them, or one of which they said something.
bool is_of(question const& q, std::string const& panellist) { return q.to == panellist || q.responses.contains(panellist); }

// Whether any panellist may write an answer to it.
bool is_written_to(session const& s, question const& q) {
  bool const is_over = s.status == session_status::concluded || s.status == session_status::closed;
  return is_over && s.published && s.published->answers_until && !q.to;
}

template <typename What, typename... Which>
constexpr bool is_one_of = (std::is_same_v<What, Which> || ...);

// Whether an event or a command names a state that is not the present one. Written anew from the rules, without the core's help.
template <typename What>
bool has_passed(session const& s, What const& w) {
  if constexpr (requires {
                  w.panellist;
                  w.kind;
                  w.revision;
                } ||
                is_one_of<What, event::time_granted, command::grant_time>) {
    auto kind = signal_kind::more_time;
    if constexpr (requires { w.kind; }) kind = w.kind;
    auto const one = s.signals.find(signal_id(w.panellist, kind));
    return one != s.signals.end() && one->second.revision != w.revision;
  } else if constexpr (requires {
                         w.message;
                         w.revision;
                       }) {
    auto const m = s.messages.find(w.message);
    return m != s.messages.end() && m->second.revision != w.revision;
  } else if constexpr (is_one_of<What, event::stage_set, command::set_stage>) {
    return w.from != s.picture;
  } else if constexpr (is_one_of<What, event::moderation_handed, command::hand_moderation>) {
    return w.on == s.handed_over;
  } else if constexpr (std::is_same_v<What, event::round_begun>) {
    return w.segment != s.current || w.number != s.segments.at(w.segment).round.number + 1;
  } else if constexpr (std::is_same_v<What, command::extend_turn>) {
    bool const is_on_panel = std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& p) { return p.id == w.panellist; });
    if (!is_on_panel || !s.current || !s.segments.at(*s.current).plan.turn) return false;
    auto const& round = s.segments.at(*s.current).round;
    auto const turn = round.turns.find(w.panellist);
    return s.speaker != w.panellist || turn == round.turns.end() || w.round != round.number || w.added != turn->second.added;
  } else if constexpr (std::is_same_v<What, command::begin_round>) {
    return s.current && s.segments.at(*s.current).plan.turn && w.number != s.segments.at(*s.current).round.number + 1;
  } else if constexpr (requires {
                         w.question;
                         w.revision;
                       }) {
    auto const q = s.questions.find(w.question);
    if (q == s.questions.end()) return false;
    if constexpr (requires { w.replacing; }) {
      if (q->second.revision == w.revision && w.replacing != s.on_stage) return true;
    }
    return q->second.revision != w.revision;
  } else if constexpr (requires {
                         w.request;
                         w.revision;
                       }) {
    auto const r = s.requests.find(w.request);
    if (r == s.requests.end()) return false;
    if constexpr (requires {
                    w.replacing;
                    w.segment;
                  }) {
      if (w.replacing != s.speaking || w.segment != s.current) return true;
    }
    return r->second.revision != w.revision;
  } else if constexpr (std::is_same_v<What, event::word_given>) {
    return w.replacing != s.speaking || w.segment != s.current || w.to == s.speaker;
  } else if constexpr (is_one_of<What, event::question_rules_set, command::set_question_rules>) {
    return w.revision != s.rules_revision;
  } else if constexpr (is_one_of<What, event::floor_rules_set, event::closing_announced, event::list_closed, event::lots_drawn,
                                 command::set_floor_rules, command::announce_closing, command::close_list, command::draw_lots>) {
    return w.revision != s.floor_revision;
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
  if constexpr (is_one_of<Command, command::move, command::insert_segment>) return !c.before || s.segments.contains(*c.before);
  if constexpr (is_one_of<Command, command::edit_panellist, command::note_presence>) {
    return std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& one) { return one.id == c.panellist; });
  }
  if constexpr (std::is_same_v<Command, command::move_request>) return !c.before || s.requests.contains(*c.before);
  if constexpr (std::is_same_v<Command, command::move_question>) return !c.before || s.questions.contains(*c.before);
  if constexpr (std::is_same_v<Command, command::yield_floor>) return s.requests.contains(c.to);
  if constexpr (std::is_same_v<Command, command::group_question>) return s.questions.contains(c.into);
  return true;
}

// What the one who puts a question on stage saw there is looked at last, so it is left out here.
bool must_be_stale(session const& s, role as, command::any const& what) {
  if (s.status == session_status::closed || !may(acting(s, as), what)) return false;
  return visit_kind(
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

bool is_nothing(value const& member) { return member.is_null() || (member.is_object() && member.get_object().empty()); }

// A member of an object that is there and not null.
value const* member(value const& of, std::string_view name) {
  auto const* found = of.is_object() ? of.get_object().if_contains(room::json::string_view(name.data(), name.size())) : nullptr;
  return found && !found->is_null() ? found : nullptr;
}

// The members of an object within another one, if it is there.
room::json::object const& members(value const& of, std::string_view name) {
  static room::json::object const none;
  auto const* found = member(of, name);
  return found ? found->get_object() : none;
}

// Where a view and what it should be differ first, as a path and what is wrong there; nothing where they do not. Collections may be there
// with nothing in them.
std::string first_difference(value const& seen, value const& due) {
  auto const within = [](std::string_view name, std::string const& difference) { return "/" + std::string(name) + difference; };
  if (seen.is_array() && due.is_array() && seen.get_array().size() == due.get_array().size()) {
    for (std::size_t i = 0; i < due.get_array().size(); ++i) {
      auto const difference = first_difference(seen.get_array()[i], due.get_array()[i]);
      if (!difference.empty()) return within(std::to_string(i), difference);
    }
    return {};
  }
  if (!seen.is_object() || !due.is_object()) {
    if (seen == due) return {};
    return ": " + room::json::serialize(seen) + " instead of " + room::json::serialize(due);
  }
  for (auto const& [name, member] : due.get_object()) {
    auto const* other = seen.get_object().if_contains(name);
    if (!other && !is_nothing(member)) return within(name, " is missing");
    if (!other) continue;
    if (auto const difference = first_difference(*other, member); !difference.empty()) return within(name, difference);
  }
  for (auto const& [name, member] : seen.get_object()) {
    if (is_nothing(member) || due.get_object().contains(name)) continue;
    return within(name, " is too much: " + room::json::serialize(member));
  }
  return {};
}

}  // namespace

session_plan plan_with_marks(generator& dice, marks& texts) {
  session_plan plan;
  plan.title = "A simulated panel";
  plan.time_zone = "Etc/UTC";
  plan.start = beginning;
  plan.end = beginning + 60min;
  plan.moderator = {"moderator", "The moderator", "", ""};
  plan.language = "en";
  plan.panellists = {{"ada", "Ada", "", ""}, {"ben", "Ben", "", ""}};
  plan.segments = {
      {"intro", segment_kind::introductions, "Introductions", {}, 5min, 1min, texts.make(secrecy::notes), {}, 30s, {}},
      {"talk", segment_kind::presentation, "A presentation", {"ada"}, 10min, 2min, "", 4min, 1min, {}},
      {"round", segment_kind::discussion, "A discussion", {"ada", "ben"}, 15min, 2min, texts.make(secrecy::notes), {}, {}, 1min},
      {"qa", segment_kind::qa, "Questions", {}, 20min, 5min, "", {}, 0s, {}},
      {"end", segment_kind::concluding, "Concluding remarks", {}, 5min, 1min, texts.make(secrecy::notes)}};
  plan.hard_stop = dice.chance(30);
  plan.quick_messages = {"Kept: " + texts.make(secrecy::message), "Kept: " + texts.make(secrecy::message)};
  plan.announcements = {{4min, announced_to::speakers, "Four left: " + texts.make(secrecy::message)},
                        {1min, announced_to::everyone, "One left: " + texts.make(secrecy::message)},
                        {10s, announced_to::stage, "Soon: " + texts.make(secrecy::message)}};
  plan.question_length = 100;
  plan.questions.words = {"forbidden", texts.make(secrecy::word)};
  plan.floor.order = static_cast<floor_order>(dice.below(6));
  plan.floor.allotment = 2min;
  plan.floor.wrap_up = 30s;
  plan.floor.groups = {{"states", 2, 1min}, {"students", {}, {}}};
  plan.seats = {{12, "ada", "", "", {}}, {13, {}, "Norway", "", {}}};
  for (int n = 1; n <= 2; ++n) {
    speaker_plan registered{"Registered " + texts.make(secrecy::request, "r" + std::to_string(n)), "", {}, dice.chance(50)};
    if (dice.chance(50)) registered.group = "states";
    plan.speakers.push_back(std::move(registered));
  }
  return plan;
}

namespace {

// A node whose machine has a clock of its own.
class node_loop final : public room::loop {
 public:
  node_loop(room::loop& of, duration ahead) : of_(of), ahead_(ahead) {}

  time_point now() const override { return of_.now() + ahead_; }
  time_point real() const override { return of_.real(); }
  std::unique_ptr<room::timer> after(duration delay, std::function<void()> work) override { return of_.after(delay, std::move(work)); }
  void work(std::function<void()> job, std::function<void()> then) override { of_.work(std::move(job), std::move(then)); }

 private:
  room::loop& of_;
  duration ahead_;
};

room::line::delay up_to(generator& dice, duration most) {
  return [&dice, most] { return most > duration{} ? duration(dice.between(0, most.count())) : duration{}; };
}

duration some_slowness(world& in) {
  constexpr duration most[] = {0ms, 20ms, 100ms, 400ms, slowest};
  return in.is_slow ? in.dice.pick(most) : 0ms;
}

// Mostly near: a page knows the server's time by asking. Some devices do not, or somebody writes a client of their own.
duration some_clock(generator& dice) {
  constexpr duration wrong[] = {-2s, -10s, 30s, 1h};
  return dice.chance(15) ? dice.pick(wrong) : duration(dice.between(-100, 100));
}

}  // namespace

link::link(world& in, person& p, node& to)
    : page(in.reader),
      of(p),
      at(&to),
      as(p.as),
      name(p.name),
      who(p.who),
      in_(in),
      up_(room::line::over(in.loop, up_to(in.dice, p.slowness))),
      down_(room::line::over(in.loop, up_to(in.dice, p.slowness))) {
  epoch = p.epoch;
  seq = p.seq;
  view = p.view;
  own = p.own;
  connection = to.rooms->connect(*this, {});
}

link::~link() {
  up_->cut();
  down_->cut();
}

void link::arrive(std::function<void(link&)> then) {
  up_->carry([this, then = std::move(then)] {
    if (!closed) then(*this);
  });
}

void link::leave(bool loses_all) {
  down_->cut();
  if (loses_all) up_->cut();
}

void link::send(room::frame const& one) {
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
  down_->carry([&to = of, one] { to.send(one); });
}

void link::close(close_code why) {
  page::close(why);
  down_->carry([&to = of, why] { to.close(why); });
}

std::string link::key_of(std::string const& id) const { return of.key_of(id); }

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
      slowness(some_slowness(in)),
      clock(some_clock(in.dice)) {}

std::string person::key_of(std::string const& id) const {
  if (as == role::panellist) return id + "/p:" + who.id;
  return id + (as == role::participant ? "/a:" + who.id : "/m");
}

world::world(generator& g, tally& t) : dice(g), counts(t), loop(beginning), is_slow(g.chance(70)) {
  spdlog::set_level(spdlog::level::off);  // troubles are made on purpose here
  disk = log::make_memory_log(loop.post(), [this, began = loop.real()] { return beginning + (loop.real() - began) + skew; });
  reading_ = disk->follow(panel, 0, [this](auto some) {
    for (auto const& one : some) read(one);
  });
  auto const count = 1 + dice.weighted({50, 35, 15});
  while (nodes.size() < count) make(*nodes.emplace_back(std::make_unique<node>()));
  nodes.front()->rooms->create(plan_with_marks(dice, texts), panel, [](auto const&) {});
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
  join(role::observer, "observer");
  join(role::panellist, "ada");
  join(role::panellist, "added-1");  // who comes late, if at all
  join(role::stage, "overlay");
  auto const* ana = join(role::participant, "ana");
  join(role::participant, "ana's other phone", ana->secret);
  for (auto const* name : {"bo", "cy", "di"}) join(role::participant, name);
  for (int n = 7; n <= phones; ++n) join(role::participant, ("phone " + std::to_string(n)).c_str());

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
  for (auto const& one : people) one->at = &some_node();
  for (auto* one : witnesses) one->at = nodes.front().get();
  for (auto* one : witnesses) connect(*one, false);
  if (dice.chance(70)) loop.run();  // or somebody asks before the room is loaded
}

world::~world() {
  left_.clear();
  for (auto& one : people) one->connection.reset();
  for (auto& one : nodes) one->rooms.reset();
}

void world::make(node& one) {
  one.clock = is_slow ? duration(dice.between(-1'500, 1'500)) : 0ms;
  one.loop = std::make_unique<node_loop>(loop, one.clock);
  one.late = std::make_unique<log::late_log>(
      *disk, loop, [this] { return latest > duration{} && dice.chance(40) ? duration(dice.between(0, latest.count())) : duration{}; });
  one.log = std::make_unique<log::fragile_log>(*one.late, loop.post());
  one.rooms = room::rooms::make(*one.loop, *one.log, alone, key, 1);
}

session const* world::state_of(node const& at) const { return at.rooms->state_of(panel); }

person& world::person_called(std::string const& name) {
  return **std::find_if(people.begin(), people.end(), [&](auto const& one) { return one->name == name; });
}

void world::connect(person& one, bool with_position, bool foreign_position) {
  disconnect(one);
  bool const is_witness = std::find(witnesses.begin(), witnesses.end(), &one) != witnesses.end();
  // Others come back to where they were: that something of theirs has not come is kept in mind by the node that said so, and by no other.
  if (!is_witness && moderates(one.as) && dice.chance(30)) one.at = &some_node();
  connect_to(*one.at, one, with_position, foreign_position);
}

void world::connect_to(node& at, person& one, bool with_position, bool foreign_position) {
  disconnect(one);
  one.at = &at;
  one.connected();
  if (tell) tell(one.name + " connects");
  one.connection = std::make_unique<link>(*this, one, at);
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
  one.connection->arrive([text = room::text_of(hello)](link& l) { l.connection->receive(text); });
}

void world::disconnect(person& one) {
  if (!one.connection) return;
  if (tell) tell(one.name + " is cut off");
  auto gone = std::move(one.connection);
  one.was_connected = false;
  if (one.slowness == duration{} || dice.chance(40)) return;
  // What was on its way arrives yet, or does not; and the server may be long in noticing.
  gone->leave(dice.chance(50));
  auto const* const which = gone.get();
  auto const notices_in = duration(dice.between(0, 20'000));
  left_.emplace(which, leaving{std::move(gone), loop.after(notices_in, [this, which] {
                                 auto const noticed = left_.extract(which);  // the timer, too, which may be what runs
                               })});
}

void world::cut_links(node& of) {
  for (auto const& one : people) {
    bool const is_witness = std::find(witnesses.begin(), witnesses.end(), one.get()) != witnesses.end();
    if (!is_witness && one->connection && one->connection->at == &of) disconnect(*one);
  }
}

std::vector<link*> world::links() const {
  std::vector<link*> all;
  for (auto const& one : people) {
    if (one->connection) all.push_back(one->connection.get());
  }
  for (auto const& [which, one] : left_) all.push_back(one.which.get());
  return all;
}

void world::stop_reading(person& one) {
  one.connection->reads = false;
  ++counts.stopped;
}

void world::read_on(person& one) {
  if (!one.connection || std::exchange(one.connection->reads, true)) return;
  one.connection->connection->drained();
}

void world::ask(person& one, std::string id, command::any const& what, std::optional<time_point> pressed) {
  ++commands_sent;
  // A press that may be on its way from elsewhere is asked after, as pages do, and not sent again.
  auto const first = one.asked_at.try_emplace(id, one.at).first->second;
  if (first != one.at && moderates(one.as)) return ask_only(one, id, what);
  auto const text = room::text_of(wire::command{id, what, pressed, {}});
  if (tell) tell(one.name + " sends " + text);
  one.connection->arrive([this, id = std::move(id), what, text](link& l) {
    auto const* live = state_of(*l.at);
    // What was sent before under this id is answered first, as it was judged then.
    bool const is_first = !fates_.contains(l.key_of(id)) && !l.at->spent.contains(l.key_of(id)) && !l.unanswered.contains(id);
    if (l.is_in() && live && live->seq == truth_.seq && is_first && must_be_stale(*live, l.as, what)) l.passed.insert(id);
    counts.behind_others += live && live->seq < truth_.seq;
    l.unanswered.insert(id);
    l.connection->receive(text);
  });
}

void world::work_on(person& one, std::optional<std::string> const& question) {
  one.connection->arrive([this, question](link& l) {
    auto const* live = state_of(*l.at);
    auto const before = l.answers.size();
    l.connection->receive(room::text_of(wire::claim{question}));
    if (l.answers.size() != before) return;
    if (l.closed) return;
    if (!moderates(l.as) || !live || (question && !live->questions.contains(*question))) {
      return fault(l.name + " works on a question, and is not told that they cannot");
    }
    l.working_on = question;
    ++counts.claimed;
  });
}

void world::ask_only(person& one, std::string const& id, command::any const& what) {
  if (tell) tell(one.name + " asks what became of " + id);
  one.connection->arrive([id, text = room::text_of(wire::command{id, what, {}, true})](link& l) {
    l.unanswered.insert(id);
    l.connection->receive(text);
  });
  ++counts.asked_only;
}

void world::ask_for_offers(person& one) {
  one.connection->arrive([this](link& l) {
    auto const frames = l.frames.size();
    auto const answers = l.answers.size();
    l.connection->receive(room::text_of(wire::preview_catch_up{}));
    if (l.frames.size() == frames || l.answers.size() != answers) return;
    if (!sees_console(l.as)) fault(l.name + " is told of offers");
    ++counts.offers;
  });
}

void world::garble(person& one, std::string const& text) {
  bool const is_fault = std::holds_alternative<frame_fault>(read_frame(text));
  one.connection->arrive([this, text, is_fault](link& l) {
    auto const before = l.answers.size();
    l.connection->receive(text);
    if (is_fault && l.answers.size() != before + 1 && !l.closed) fault("a frame that is not of the protocol is not answered: " + text);
  });
  ++counts.garbage;
}

void world::restart(node& at, bool sudden) {
  if (tell) tell(sudden ? "a node dies" : "a node is started again");
  std::erase_if(left_, [&](auto const& one) { return one.second.which->at == &at; });
  for (auto& one : people) {
    one->was_connected = one->connection && one->connection->at == &at;
    if (one->was_connected) one->connection.reset();
  }
  at.rooms.reset();
  if (sudden) at.log->pull_the_plug();
  at.log.reset();
  at = {};
  make(at);
  ++counts.restarts;
  for (auto* one : witnesses) {
    if (one->at == &at && !one->connection) connect_to(at, *one, one->was_connected);
  }
  if (dice.chance(70)) loop.run();  // or somebody asks before the room is loaded
}

void world::read(log::entry const& entry) {
  auto payload_read = read_payload(entry.payload);
  if (auto const* wrong = std::get_if<std::string>(&payload_read)) return fault("the log holds what cannot be read: " + *wrong);
  auto const entered = record_of(entry.seq, entry.at, std::get<payload>(std::move(payload_read)));
  auto const& [seq, at, by, what, until, rules, generation, erased] = entered;
  entries_.push_back(entry);
  bool const passed =
      std::visit([&](auto const& kind) { return visit_kind([&](auto const& one) { return has_passed(truth_, one); }, kind); }, what);
  auto before = truth_;
  auto const decided = judged(truth_, entered);
  auto changed = evolve(truth_, entered);
  similar_.update(truth_, changed);
  bool const is_done = changed.became == effect::done;
  bool const is_withdrawn = until == room::withdrawn;
  if (moderates(by.as) && !until) fault("entry " + std::to_string(entry.seq) + " keeps, though a moderator pressed it: " + entry.payload);
  if ((until && entry.at > *until) != (changed.became == effect::late)) {
    fault("entry " + std::to_string(entry.seq) + " is not judged by its time: " + entry.payload);
  }
  if (passed && is_done) fault("entry " + std::to_string(entry.seq) + " was for a state that had passed, and counted: " + entry.payload);
  if (!is_done) {
    ++(changed.became == effect::late ? counts.late : counts.stale);
    before.seq = truth_.seq;
    before.at = truth_.at;
    if (before != truth_) fault("entry " + std::to_string(entry.seq) + " was not done and changed the session: " + entry.payload);
  }
  if (before.status == session_status::closed && is_done) {
    auto const& happened = std::get<event::any>(decided);
    bool const outlasts_closing = is_kind<event::participants_erased>(happened) || is_kind<event::report_published>(happened) ||
                                  is_kind<event::report_withdrawn>(happened) || is_kind<event::answer_written>(happened);
    bool const may =
        is_kind<event::undone>(happened) ? truth_.status == session_status::concluded : outlasts_closing && truth_.status == before.status;
    if (!may) {
      fault("a closed session was changed: " + entry.payload);
    }
    ++counts.reopened;
  }
  fate const became{entry.seq, changed.became, changed.refused, is_withdrawn};
  if (!fates_.try_emplace(entry.id, became).second) fault("the id " + entry.id + " is in the log twice");
  if (!is_done) return;
  auto const& did = std::get<event::any>(decided);
  ++counts.events[kind_number(did)];
  if (auto const wrong = contradiction(truth_); !wrong.empty()) {
    fault("after entry " + std::to_string(entry.seq) + ", " + entry.payload + ": " + wrong);
  }
  if (by.as == role::system) {
    counts.closed_by_itself += is_kind<event::list_closed>(did);
    counts.handed_over_by_itself += is_kind<event::segment_begun>(did) || is_kind<event::segment_ended>(did);
    counts.announced += is_kind<event::message_sent>(did);
  }
  counts.stayed += truth_.auto_advance_off;
  counts.rounds += std::any_of(truth_.segments.begin(), truth_.segments.end(), [](auto const& one) { return one.second.round.number > 1; });
  if (auto const* given = get_kind<event::floor_given>(&did); given && given->replacing) {
    counts.interrupted += truth_.requests.at(*given->replacing).state == request_state::waiting;
  } else if (auto const* aside = get_kind<event::request_set_absent>(&did)) {
    auto const& r = before.requests.at(aside->request);
    counts.set_aside_interrupted += r.state == request_state::waiting && r.began;
  } else if (auto const* left = get_kind<event::question_ungrouped>(&did)) {
    counts.took_votes_along += !truth_.questions.at(left->question).voters.empty();
  }

  auto const belongs = [&](std::string const& text, std::string const& to) {
    texts.find(text, [&](std::size_t n) { texts.at(n).of = to; });
  };
  if (auto const* asked = get_kind<event::question_submitted>(&did)) {
    auto const id = "q" + std::to_string(truth_.questions.size());
    belongs(asked->text, id);
    belongs(asked->name, id);
  } else if (auto const* from_card = get_kind<event::question_entered>(&did)) {
    auto const id = "q" + std::to_string(truth_.questions.size());
    belongs(from_card->text, id);
    belongs(from_card->name, id);
  } else if (auto const* edited = get_kind<event::question_edited>(&did)) {
    belongs(edited->text, edited->question);
  } else if (auto const* revised = get_kind<event::question_revised>(&did)) {
    belongs(revised->text, revised->question);
  } else if (auto const* corrected = get_kind<event::request_corrected>(&did)) {
    belongs(corrected->name, corrected->request);
  } else if (auto const* requested = get_kind<event::floor_requested>(&did)) {
    auto const id = "r" + std::to_string(truth_.requests.size());
    belongs(requested->name, id);
    belongs(requested->affiliation, id);
  } else if (auto const* put = get_kind<event::request_entered>(&did)) {
    auto const id = "r" + std::to_string(truth_.requests.size());
    belongs(put->name, id);
    belongs(put->affiliation, id);
  }
}

void world::look_at(link& one, room::frame const& sent, std::string const& type) {
  auto const stream = stream_of(one.as);
  if (type == "patch") {
    ++counts.patches;
    auto& published = one.at->published[stream];
    auto const [found, is_new] = published.try_emplace(*one.seq, sent);
    if (!is_new) {
      if (found->second != sent) fault(one.name + " is sent another patch " + std::to_string(*one.seq) + " than others of the same role");
      return;
    }
  } else if (type == "snapshot") {
    ++counts.snapshots;
    if (one.at->looked_at[stream] == sent) return;
    one.at->looked_at[stream] = sent;
  } else if (type == "own") {
    ++counts.own;
  } else if (type == "welcome") {
    one.at->been_here.insert(one.who.id);
    number(one);
    counts.resumed += one.welcome.at("resumed").get_bool();
  }
  if ((type == "patch" || type == "snapshot") && one.revision() > truth_.revision)
    fault(one.name + " is shown what is not in the log: " + *sent);
  // A patch may be sent long after it was made, to who was away: only where somebody had it at once can it be said what it may show. On the
  // first node witnesses do, but for what is made while they are on their way back.
  if (type == "patch" && (one.at != nodes.front().get() || came_after(one))) return note_shown(one);
  look_into(one, *sent, type);
}

// Whether a link was not there yet when the patch that it was sent last was made.
bool world::came_after(link const& one) {
  auto const* const made = member(reader.read(one.frames.back()), "at");
  return made->to_number<std::int64_t>() < one.welcome.at("at").to_number<std::int64_t>();
}

void world::note_shown(link const& one) {
  auto const* const view = member(reader.read(one.frames.back()), "view");
  if (!view) return;
  for (auto const& [id, q] : members(*view, "questions")) {
    if (!q.is_null()) one.at->shown[stream_of(one.as)].insert(id);
  }
}

// The least number that nobody else of the role has.
void world::number(link& one) {
  one.entered = ++entered_;
  auto const* told = one.welcome.if_contains("console");
  if ((told != nullptr) != moderates(one.as)) fault(one.name + (told ? " has a console" : " has no console"));
  if (!told) return;
  one.console = std::string(told->get_string());
  std::set<std::uint32_t> taken;
  for (auto const* other : links()) {
    if (other != &one && other->at == one.at && other->as == one.as && other->is_in()) taken.insert(other->number);
  }
  one.number = 1;
  while (taken.contains(one.number)) ++one.number;
}

void world::look_into(link const& one, std::string const& text, std::string const& type) {
  texts.find(text, [&](std::size_t n) {
    if (!may_see(one, n, type))
      fault(one.name + " is sent what they may not see, " + marks::text_of(n) + " of " + texts.at(n).of + ": " + text);
  });
  for (auto const& needle : needles_) {
    if (text.find(needle) != text.npos) fault(one.name + " is sent a secret or who somebody is: " + text);
  }
  auto const& sent = reader.read(one.frames.back());
  auto const* view = member(sent, type == "welcome" ? "own" : "view");
  if (!view) return;
  if (auto const wrong = misplaced(one, *view, type); !wrong.empty()) fault(one.name + " is sent " + wrong + ": " + text);
}

// What the room stands at, which may be a record or two behind the log.
session const& world::live(node const& at) const {
  auto const* state = at.rooms ? state_of(at) : nullptr;
  return state && state->seq < truth_.seq ? *state : truth_;
}

std::string world::misplaced(link const& one, value const& view, std::string const& type) {
  bool const is_own = type == "own" || type == "welcome";
  if (sees_console(one.as)) return {};
  auto const& s = live(*one.at);
  auto const state_of = [&](std::string_view id) {
    auto const found = s.questions.find(std::string(id));
    return found == s.questions.end() ? question_state::submitted : found->second.state;
  };
  bool const is_audience = one.as == role::participant;
  auto const is_shown = [&](question_state state) {
    if (is_own) return is_audience || is_shown_to_all(state);
    return is_audience ? is_shown_to_all(state) : state == question_state::on_stage;
  };
  auto& shown = one.at->shown[stream_of(one.as)];

  for (auto const& [id, q] : members(view, "questions")) {
    if (q.is_null()) {
      if (!is_own && !shown.contains(id)) return "the name of a question that nobody of the role has seen";
      continue;
    }
    if (!is_shown(state_of(id))) return "a question that is not for them";
    if (!is_own) shown.insert(id);
    for (auto const* hidden : {"revision", "asker", "muted", "held", "labels", "passed"}) {
      if (member(q, hidden)) return std::string("what only moderators see, ") + hidden;
    }
    if (is_audience && member(q, "translations")) return "a translation, which is not for the audience";
    for (auto const* asker_only : {"original", "leader", "leader_state"}) {
      if (member(q, asker_only) && !(is_own && is_audience)) return std::string("what only its asker sees, ") + asker_only;
    }
    if (member(q, "response") && !(is_own && !is_audience)) return "what a panellist said";
    auto const* leader = member(q, "leader");
    if (leader && !is_shown_to_all(state_of(leader->get_string()))) return "the name of a leader in review";
  }
  for (auto const& [id, count] : members(view, "votes")) {
    if (!is_audience) return "votes";
    if (count.is_null() || is_shown_to_all(state_of(id))) continue;
    auto const& me = s.participants;
    bool const is_mine = is_own && me.contains(one.who.id) && me.at(one.who.id).votes.contains(question_number(std::string(id)));
    if (!is_mine) return "votes of a question that is not for them";
  }
  for (auto const& [id, request] : members(view, "requests")) {
    if (!is_own || !is_audience) return "requests";
    if (member(request, "revision") || member(request, "first_time")) return "what only moderators see of a request";
  }
  if (auto const* queue = member(view, "queue")) {
    if (!is_audience) return "the queue";
    for (auto const& id : queue->get_array()) {
      if (state_of(id.get_string()) != question_state::queued) return "a queue with what is not queued";
    }
  }
  if (auto const* floor = member(view, "floor")) {
    if (member(*floor, "revision")) return "the revision of the floor";
    if (!is_audience && (member(*floor, "list") || member(*floor, "groups") || member(*floor, "seed"))) return "the speakers' list";
  }
  if (auto const* rules = member(view, "rules"); rules && (!is_audience || member(*rules, "words"))) return "rules";
  for (auto const& [id, segment] : members(view, "segments")) {
    if (member(segment, "notes") || member(segment, "minimum")) return "notes, or a protected minimum";
  }
  for (auto const& [id, message] : members(view, "messages")) {
    auto const known = s.messages.find(std::string(id));
    if (known == s.messages.end() || !may_see_message(one, known->second, is_own)) return "a message that is not for them";
    for (auto const* hidden : {"to", "delivered", "seen_by", "automatic", "revision"}) {
      if (member(message, hidden)) return std::string("what only moderators see of a message, ") + hidden;
    }
    if (member(message, "seen") && !is_own) return "who has read a message";
  }
  for (auto const& [id, signal] : members(view, "signals")) {
    auto const known = s.signals.find(std::string(id));
    if (!is_own || known == s.signals.end() || known->second.panellist != one.who.id) return "somebody else's signal";
  }
  for (auto const* hidden : {"spoken", "similar", "presence", "history", "undoing"}) {
    if (member(view, hidden)) return hidden;
  }
  if (member(view, "stage") && one.as != role::stage) return "what the stage shows";
  return {};
}

bool world::may_see_message(link const& one, message const& m, bool is_own) const {
  if (sees_console(one.as)) return true;
  if (is_own) return std::find(m.to.panellists.begin(), m.to.panellists.end(), one.who.id) != m.to.panellists.end();
  return (one.as == role::stage && m.to.stage) || (one.as == role::participant && m.to.audience);
}

// The answer to a question, or the reason why it is not taken.
bool world::may_see_answer(link const& one, question const& q, bool is_own) const {
  auto const& s = live(*one.at);
  if (sees_console(one.as)) return true;
  if (is_own && one.as == role::participant) {
    // The fate of the leader is the fate of its group.
    return q.asker == one.who.id ||
           std::any_of(q.members.begin(), q.members.end(), [&](auto const& id) { return s.questions.at(id).asker == one.who.id; });
  }
  if (q.state != question_state::answered) return false;
  if (is_own) return is_of(q, one.who.id) || is_written_to(s, q);
  return one.as == role::participant;
}

bool world::may_see(link const& one, std::size_t mark_number, std::string const& type) const {
  bool const is_own = type == "own" || type == "welcome";
  auto const& s = live(*one.at);
  auto const& [kind, of] = texts.at(mark_number);
  auto const is_in = [&](std::string const& text) { return marks::is_in(text, mark_number); };
  auto const asked = s.questions.find(of);
  auto const* q = asked == s.questions.end() ? nullptr : &asked->second;  // none: not in the log
  // The history tells the moderators what was done, with the names of then.
  auto const is_told = [&] {
    return std::any_of(s.history.begin(), s.history.end(), [&](auto const& c) { return is_in(room::text_of(c.did)); });
  };
  if (kind != secrecy::secret && kind != secrecy::notes && sees_console(one.as) && is_told()) return true;
  switch (kind) {
    case secrecy::secret: return false;
    case secrecy::notes: return sees_console(one.as);
    case secrecy::word: return sees_console(one.as) && std::any_of(s.rules.words.begin(), s.rules.words.end(), is_in);
    case secrecy::label: return q && sees_console(one.as) && std::any_of(q->labels.begin(), q->labels.end(), is_in);
    case secrecy::question: {
      if (!q) return false;
      if (!is_in(q->text) && !is_in(q->name)) {
        // What a moderator has edited since.
        return is_in(q->original) && (sees_console(one.as) || (is_own && q->asker == one.who.id));
      }
      if (sees_console(one.as)) return true;
      if (is_own && one.as == role::participant) return q->asker == one.who.id;
      if (is_own) return is_shown_to_all(q->state) && (is_of(*q, one.who.id) || is_written_to(s, *q));
      if (one.as == role::participant) return is_shown_to_all(q->state);
      return q->state == question_state::on_stage;
    }
    case secrecy::translation: {
      auto const is_of_it = [&](translation const& t) { return is_in(t.text); };
      if (!q || std::none_of(q->translations.begin(), q->translations.end(), is_of_it)) return false;
      if (sees_console(one.as)) return true;
      if (is_own) return one.as == role::panellist && is_shown_to_all(q->state) && (is_of(*q, one.who.id) || is_written_to(s, *q));
      return one.as != role::participant && q->state == question_state::on_stage;
    }
    case secrecy::message:
      if (sees_console(one.as) && std::any_of(s.quick_messages.begin(), s.quick_messages.end(), is_in)) return true;
      return std::any_of(s.messages.begin(), s.messages.end(),
                         [&](auto const& m) { return is_in(m.second.text) && may_see_message(one, m.second, is_own); });
    case secrecy::reason: return q && is_in(q->reason) && may_see_answer(one, *q, is_own);
    case secrecy::answer: {
      if (!q || !may_see_answer(one, *q, is_own)) return false;
      return is_in(q->answer_text) ||
             std::any_of(q->written.begin(), q->written.end(), [&](auto const& written) { return is_in(written.second.text); });
    }
    case secrecy::request: {
      auto const found = s.requests.find(of);
      if (found == s.requests.end()) return false;
      if (sees_console(one.as)) return true;
      if (is_own) return found->second.participant == one.who.id;
      if (s.speaking == of) return true;
      if (!s.current || s.status != session_status::running) return false;
      auto const during = s.segments.at(*s.current).plan.kind;
      bool const is_open = during == segment_kind::discussion || during == segment_kind::qa || s.floor.taking == intake::open;
      return is_open && !s.speakers.empty() && s.speakers.front() == of;  // is next
    }
  }
  return false;
}

void world::look_at_answer(link& one, room::page::answer const& given) {
  if (given.code != 0) ++counts.refusals[given.code];
  if (given.id.empty()) return;
  if (given.code == static_cast<int>(rejection_code::not_received)) one.at->spent.insert(one.key_of(given.id));
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
    // Asked after as well, it waits for the entry that withdraws it, of which the log may not be able to tell.
    if (had_passed && code != rejection_code::stale && code != rejection_code::too_late && code != rejection_code::log_failed)
      fault(told + "given for a state that has passed, and not answered as stale: " + sent_by(one.of, given.id));
    return;
  }
  if (given.record && one.at->spent.contains(one.key_of(given.id))) fault(told + "done after it was said that it never will be");
  // Of what came to nothing and was erased the log says no more than that it was not done.
  auto const me = truth_.participants.find(one.who.id);
  bool is_true =
      me != truth_.participants.end() && me->second.erased && code == rejection_code::not_received && found->second.became != effect::done;
  switch (found->second.became) {
    case effect::done: is_true = given.record == found->second.seq; break;
    case effect::stale: is_true |= code == found->second.refused->code; break;
    case effect::late:
      // Another node may have withdrawn it, of which this one does not know yet, and refuses it for what it is.
      is_true |= found->second.is_withdrawn ? !given.record : code == rejection_code::too_late;
      break;
  }
  if (!is_true) fault(told + "not what the log says");
  if (had_passed && found->second.became == effect::done) fault(told + "given for a state that has passed, and counted");
}

presence_view world::presence(node const& at) const {
  presence_view view{};
  std::map<std::uint64_t, link const*> at_work;
  for (auto const& one : people) {
    // Who has been here since the server's start and has left is counted as none.
    if (one->as == role::panellist && at.been_here.contains(one->who.id)) view.panellists.try_emplace(one->who.id, 0);
  }
  for (auto const* one : links()) {
    if (one->at != &at || !one->is_in()) continue;
    switch (one->as) {
      case role::moderator: ++view.moderators; break;
      case role::co_moderator: ++view.co_moderators; break;
      case role::observer: ++view.observers; break;
      case role::stage: ++view.stages; break;
      case role::participant: ++view.participants; break;
      case role::panellist: ++view.panellists[one->who.id]; break;
      case role::tool:
      case role::rapporteur:
      case role::organiser:
      case role::system:
      case role::microphones: break;
    }
    if (one->working_on) at_work.emplace(one->entered, one);
  }
  for (auto const& [place, one] : at_work) view.claims.push_back({*one->working_on, one->as, one->number, one->console});
  return view;
}

// What everybody of a role should see who is at this node.
value world::due(role as, node const& at) const {
  auto view = make_view(truth_, as, everything(truth_));
  if (sees_console(as)) {
    view.presence = presence(at);
    for (auto const& [id, q] : truth_.questions) {
      auto const& like = similar_.to(id);
      if (!like.empty()) view.similar[id] = like;
    }
    counts.similar += view.similar.size();
  }
  return room::comparable(view);
}

bool world::is_anybody_waiting() const {
  auto const all = links();
  return std::any_of(all.begin(), all.end(), [](auto const* one) { return one->is_in() && !one->closed && !one->unanswered.empty(); });
}

void world::come_to_rest() {
  loop.run();
  if (is_slow) loop.step(2 * slowest);
}

void world::settle() {
  for (auto const& one : nodes) one->log->release();
  come_to_rest();
  left_.clear();  // the server has noticed
  for (auto const& one : people) read_on(*one);
  come_to_rest();
  // What the log could not tell of is known when it would be too late, by the log's clock.
  for (int seconds = 0; seconds < 200 && is_anybody_waiting(); ++seconds) loop.step(1s);
  // What the server does by itself meanwhile comes to rest too, and to everybody.
  for (auto before = truth_.seq + 1; before != truth_.seq;) {
    before = truth_.seq;
    loop.step(limits::coalesce_votes_audience + latest);
    come_to_rest();
  }
  check();
  std::map<node const*, std::array<std::optional<value>, 4>> views;
  auto const due_canonical = canonical(truth_);
  for (auto const& one : nodes) {
    auto const* live = state_of(*one);
    if (!live && one != nodes.front()) continue;  // nobody has been there
    if (!live) throw violation("the room is not there");
    if (canonical(*live) != due_canonical)
      throw violation("the live session is not what its log says:\n" + canonical(*live) + "\n" + due_canonical);
  }

  // The names of most devices are not known here: what the first console of a node sees are those who are in there, and all others see the
  // same.
  auto const all = links();
  auto const expect_devices = [&](link const& by, value& expected) {
    std::multiset<std::pair<std::string, std::string>> in, seen;
    for (auto const* other : all) {
      if (!other->is_in() || other->as == role::participant || other->at != by.at) continue;
      in.emplace(reflect::enumerator_name(other->as), other->as == role::panellist ? other->who.id : "");
    }
    auto const& devices = by.view.at_pointer("/presence/devices");
    for (auto const& one : devices.as_array()) {
      auto const* const whose = one.as_object().if_contains("panellist");
      seen.emplace(one.at("as").as_string().c_str(), whose ? whose->as_string().c_str() : "");
    }
    if (in != seen) throw violation(by.name + " sees other devices than are connected: " + room::json::serialize(devices));
    expected.at("presence").as_object()["devices"] = devices;
  };
  for (auto const* one : all) {
    if (!one->is_in() || one->closed || !one->reads) continue;
    if (!one->unanswered.empty()) throw violation(one->name + " is not answered: " + *one->unanswered.begin());
    auto& view = views[one->at][stream_of(one->as)];
    if (!view) {
      view = due(one->as, *one->at);
      if (sees_console(one->as)) expect_devices(*one, *view);
    }
    if (auto const difference = first_difference(one->view, *view); !difference.empty())
      throw violation(one->name + " is not told what is: " + difference);
    ++counts.comparisons;
    if (one->as != role::participant && one->as != role::panellist) continue;
    auto const due_of = one->as == role::panellist ? everything(truth_) : everything_of(truth_, one->who.id);
    auto const own_due = room::comparable(make_private_view(truth_, one->who, due_of));
    auto own = one->own;
    for (auto const* name : {"muted", "removed"}) {
      if (auto const* said = own.get_object().if_contains(name); said && *said == false) own.get_object().erase(name);
    }
    if (auto const difference = first_difference(own, own_due); !difference.empty()) {
      throw violation(one->name + " is not told what is theirs: " + difference);
    }
  }
  // What was sent has arrived.
  for (auto const& one : people) {
    if (!one->connection || one->connection->closed || !one->is_in()) continue;
    auto difference = first_difference(one->view, one->connection->view);
    if (difference.empty()) difference = first_difference(one->own, one->connection->own);
    if (!difference.empty()) throw violation(one->name + " does not see what was sent: " + difference);
  }
}

void world::check_outcomes() {
  if (nodes.size() == 1) return;
  for (auto const& one : people) {
    std::vector<std::pair<std::string, command::any>> asked;
    for (auto const& [id, what] : one->sent) {
      if (fates_.contains(one->key_of(id))) asked.emplace_back(id, what);
    }
    if (asked.empty()) continue;
    // The latest, of which a node has the outcome in mind, and one that it has to look for.
    if (asked.size() > 3) asked.erase(asked.begin() + 1, asked.end() - 2);
    for (auto const& at : nodes) {
      connect_to(*at, *one, false);
      loop.step(latest + 2 * one->slowness);
      if (!one->is_in()) continue;  // no longer on the panel
      for (auto const& [id, what] : asked) ask_only(*one, id, what);
      loop.step(2 * latest + 2 * one->slowness);
      for (auto const& [id, what] : asked) {
        if (one->connection->unanswered.contains(id)) throw violation(one->name + " is not told what became of " + id);
        ++counts.told_everywhere;
      }
    }
  }
  settle();
}

void world::check_replay() const {
  session replayed;
  for (auto const& entry : entries_) {
    evolve(replayed, record_of(entry.seq, entry.at, std::get<payload>(read_payload(entry.payload))));
  }
  auto const* live = state_of(*nodes.front());
  if (!live || canonical(replayed) != canonical(*live)) throw violation("the log, read again, does not give the live session");
  auto const kept = room::read_checkpoint(room::write_checkpoint({*live, {}, {}, {}}));
  if (!kept || kept->state != *live) throw violation("a checkpoint does not give the live session");
}

void world::check() const {
  if (fault_) throw violation(*fault_);
}

void world::fault(std::string what) {
  if (!fault_) fault_ = std::move(what);
}

}  // namespace dais::simulation
