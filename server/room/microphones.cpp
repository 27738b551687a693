#include "room/microphones.hpp"

#include "room/limits.hpp"
#include "session/find.hpp"
#include "session/floor/floor.hpp"

#include <algorithm>
#include <utility>

namespace dais::room {
namespace {

seat_plan const* seat_at(session const& s, std::uint32_t unit) {
  auto const& all = s.plan.seats;
  auto const found = std::find_if(all.begin(), all.end(), [&](seat_plan const& one) { return one.unit == unit; });
  return found == all.end() ? nullptr : &*found;
}

bool are_one(seat_plan const& a, seat_plan const& b) { return a.person == b.person && a.name == b.name && a.affiliation == b.affiliation; }

std::string name_of(session const& s, seat_plan const& seat) {
  if (!seat.person) return seat.name;
  if (*seat.person == moderator_id) return s.plan.moderator.name;
  auto const found = std::find_if(s.panellists.begin(), s.panellists.end(), [&](auto const& one) { return one.id == *seat.person; });
  return found == s.panellists.end() ? std::string() : found->name;
}

bool wants_microphones(session const& s) {
  return (s.status == session_status::open || s.status == session_status::running) && s.microphones.mode != microphone_mode::off;
}

bool is_among(std::vector<std::uint32_t> const& units, std::uint32_t unit) {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

bool add(std::vector<std::uint32_t>& to, std::uint32_t unit) {
  if (is_among(to, unit)) return false;
  to.push_back(unit);
  return true;
}

// As far as they are among `now`, in the order that they have here; then the others.
std::vector<std::uint32_t> merged(std::vector<std::uint32_t> before, std::vector<std::uint32_t> const& now) {
  std::erase_if(before, [&](auto unit) { return !is_among(now, unit); });
  for (auto const unit : now) add(before, unit);
  return before;
}

}  // namespace

microphones::microphones(loop& on_loop, microphone_system& system) : loop_(on_loop), system_(system) {
  system_.follow([this](microphone_event const& what) {
    std::visit([this](auto const& one) { on(one); }, what);
    look();
  });
}

microphones::~microphones() { system_.follow({}); }

// A plan seats people before the session is made, or nobody.
void microphones::know(std::string const& session, room& in) {
  if (in.state().plan.seats.empty()) return;
  sessions_.insert_or_assign(session, known{&in, in.watch([this] { look(); })});
  look();
}

void microphones::forget(std::string const& session) {
  sessions_.erase(session);
  look();
}

// What is open decides where what was told before does not hold any more.
void microphones::on(microphones_connected const& now) {
  is_connected_ = true;
  if (opening_) driven_.reset();
  forget_orders();
  auto const before = std::exchange(open_, merged(open_, now.open));
  auto const requested_before = std::exchange(requesting_, merged(requesting_, now.requesting));
  for (auto const one : before) {
    if (!is_open(one)) release(one);
  }
  for (auto const one : requested_before) {
    if (!is_among(requesting_, one) && !is_open(one)) withdraw(one);
  }
  take_over(before);
}

// Nobody knows what is open now: clocks go on, and what was open is taken to be until the system is there again.
void microphones::on(microphones_lost const&) {
  is_connected_ = false;
  if (opening_) driven_.reset();
  forget_orders();
}

void microphones::on(microphone_requested const& e) {
  request_ending_.erase(e.unit);
  if (add(requesting_, e.unit)) enter(e.unit, {});
}

// A request ends also because the microphone opens, which may be told a moment later or before.
void microphones::on(microphone_request_ended const& e) {
  if (std::erase(requesting_, e.unit) == 0 || is_open(e.unit)) return;
  request_ending_[e.unit] = loop_.after(limits::microphone_request_ends, [this, one = e.unit] { end_request(one); });
}

void microphones::on(microphone_opened const& e) {
  request_ending_.erase(e.unit);
  bool const is_taken = speaker_is_open();
  if (!add(open_, e.unit)) return;
  if (opening_ == e.unit) forget_orders();
  if (!is_taken) give(e.unit);
}

// Who asked, and spoke without having had the floor, asks no more.
void microphones::on(microphone_closed const& e) {
  if (std::erase(open_, e.unit) == 0) return;
  release(e.unit);
  if (!is_among(requesting_, e.unit)) withdraw(e.unit);
}

room* microphones::served() const {
  auto const found = sessions_.find(served_);
  return found == sessions_.end() ? nullptr : found->second.in;
}

bool microphones::is_open(unit one) const { return is_among(open_, one); }

// Whether whoever has the floor, or is about to, has an open microphone, or one that is about to be.
bool microphones::speaker_is_open() const {
  auto* const in = served();
  if (!in) return false;
  if (opening_ && !is_silent_) return true;
  auto const& s = in->state();
  return std::any_of(open_.begin(), open_.end(), [&](unit one) {
    auto const* const seat = seat_at(s, one);
    return seat && (giving_ == one || has_floor(s, *seat));
  });
}

// Where somebody has two microphones.
bool microphones::has_other_open(session const& s, seat_plan const& seat, unit except) const {
  return std::any_of(open_.begin(), open_.end(), [&](unit one) {
    auto const* const other = seat_at(s, one);
    return one != except && other && are_one(*other, seat);
  });
}

// What their button put on the list stays theirs, however a moderator corrects the name.
bool microphones::is_theirs(seat_plan const& seat, floor_request const& r) const {
  if (seat.person) return false;
  auto const mine = entered_.find(seat.unit);
  return (mine != entered_.end() && mine->second == r.id) || (r.name == seat.name && r.affiliation == seat.affiliation);
}

bool microphones::has_floor(session const& s, seat_plan const& seat) const {
  if (s.speaking) return is_theirs(seat, s.requests.at(*s.speaking));
  return seat.person && s.speaker == seat.person;
}

floor_request const* microphones::waiting_of(session const& s, seat_plan const& seat) const {
  for (auto const& id : s.speakers) {
    if (auto const& r = s.requests.at(id); is_theirs(seat, r)) return &r;
  }
  return nullptr;
}

// Of those who can have the floor now.
std::optional<microphones::unit> microphones::first_open(session const& s) const {
  auto const found = std::find_if(open_.begin(), open_.end(), [&](unit one) {
    auto const* const seat = seat_at(s, one);
    return seat && (seat->person || floor_is_open(s));
  });
  return found == open_.end() ? std::nullopt : std::optional(*found);
}

microphones::holder microphones::holder_of(session const& s) const {
  holder now{s.speaking ? "r:" + *s.speaking : s.speaker ? "p:" + *s.speaker : "", {}};
  for (auto const& seat : s.plan.seats) {
    if (has_floor(s, seat)) now.units.push_back(seat.unit);
  }
  return now;
}

void microphones::look() {
  choose();
  drive();
  tell();
}

void microphones::choose() {
  std::string best;
  std::optional<time_point> since;
  for (auto const& [id, one] : sessions_) {
    auto const& s = one.in->state();
    if (!wants_microphones(s) || (since && s.microphones.since <= *since)) continue;
    best = id;
    since = s.microphones.since;
  }
  if (best == served_) return;
  served_ = best;
  entered_.clear();
  request_ending_.clear();
  giving_.reset();
  driven_.reset();
  forget_orders();
  take_over({});
}

// From how the microphones stand, where it is not known how they came to. Those `before` were open already, and gave what they had to.
void microphones::take_over(std::vector<unit> const& before) {
  auto* const in = served();
  if (!in || !is_connected_) return;
  for (auto const one : std::vector(requesting_)) enter(one, {});
  if (speaker_is_open()) return;
  auto const fresh =
      std::find_if(open_.begin(), open_.end(), [&](unit one) { return !is_among(before, one) && seat_at(in->state(), one); });
  if (fresh != open_.end()) give(*fresh);
}

// `then` is called where somebody speaks who has not asked, list or no list.
void microphones::enter(unit one, std::function<void()> then) {
  auto* const in = served();
  auto const* const seat = in ? seat_at(in->state(), one) : nullptr;
  if (!seat || seat->person) return;
  auto const& s = in->state();
  bool const is_taken = takes_requests(s) && !(s.list_closes && in->now() >= *s.list_closes);
  if (waiting_of(s, *seat) || has_floor(s, *seat) || (!is_taken && !then)) return;
  act("enter", one, command::enter_request{seat->name, seat->affiliation, seat->group}, [this, one, then = std::move(then)](became what) {
    auto const& now = served()->state();
    auto const* const r = what == became::done ? waiting_of(now, *seat_at(now, one)) : nullptr;
    if (r) entered_[one] = r->id;
    if (then) return then();
    if (!is_among(requesting_, one) && !is_open(one)) withdraw(one);
  });
}

void microphones::end_request(unit one) {
  request_ending_.erase(one);
  withdraw(one);
}

// Only what the button put there.
void microphones::withdraw(unit one) {
  auto* const in = served();
  auto const mine = entered_.find(one);
  if (!in || mine == entered_.end()) return;
  auto const* const r = find(in->state().requests, mine->second);
  if (!r || (r->state != request_state::waiting && r->state != request_state::absent)) return;
  act("withdraw", one, command::remove_request{r->id, r->revision}, [this, one](became what) {
    bool const asks_again = is_among(requesting_, one);
    if (what == became::done && asks_again) enter(one, {});
    if (what == became::overtaken && !asks_again) withdraw(one);
  });
}

void microphones::give(unit one, bool may_enter) {
  giving_.reset();
  auto* const in = served();
  auto const* const seat = in ? seat_at(in->state(), one) : nullptr;
  if (!seat || !is_open(one) || has_floor(in->state(), *seat)) return;
  auto const& s = in->state();
  auto const* const r = waiting_of(s, *seat);
  if (!seat->person && (!floor_is_open(s) || (!r && !may_enter))) return;
  giving_ = one;
  if (!seat->person && !r) {
    return enter(one, [this, one] {
      give(one, false);
      if (!is_open(one) && !is_among(requesting_, one)) withdraw(one);
    });
  }
  auto const asked = seat->person ? command::any(command::give_word{seat->person, s.speaking, s.current})
                                  : command::any(command::give_floor{r->id, r->revision, s.speaking, s.current});
  act("give", one, asked, [this, one](became what) {
    if (what == became::overtaken) return give(one, false);
    giving_.reset();
    if (what == became::done && !is_open(one)) release(one);
  });
}

// Its microphone has closed. Whoever has spoken with two has not ended by that.
void microphones::release(unit one) {
  auto* const in = served();
  auto const* const seat = in ? seat_at(in->state(), one) : nullptr;
  if (!seat || !has_floor(in->state(), *seat) || has_other_open(in->state(), *seat, one)) return;
  auto const& s = in->state();
  if (auto const next = first_open(s)) return give(*next);
  auto const then = [this, one](became what) {
    if (what == became::overtaken && !is_open(one)) release(one);
  };
  if (seat->person) return act("end", one, command::give_word{std::nullopt, s.speaking, s.current}, then);
  act("end", one, command::end_intervention{*s.speaking, s.requests.at(*s.speaking).revision}, then);
}

// Who has lost the floor first, so that there is room among those who speak.
void microphones::drive() {
  auto* const in = served();
  if (!is_connected_) return;
  if (!in || in->state().microphones.mode != microphone_mode::drive) {
    driven_.reset();
    return forget_orders();
  }
  auto now = holder_of(in->state());
  if (driven_ && driven_->who == now.who) return;
  forget_orders();
  for (auto const one : driven_ ? driven_->units : std::vector<unit>()) {
    bool const stays = std::find(now.units.begin(), now.units.end(), one) != now.units.end();
    if (!stays && is_open(one)) system_.close(one);
  }
  driven_ = std::move(now);
  auto const& theirs = driven_->units;
  if (theirs.empty() || std::any_of(theirs.begin(), theirs.end(), [this](unit one) { return is_open(one); })) return;
  opening_ = theirs.front();
  opening_until_ = loop_.after(limits::microphone_opens, [this] {
    is_silent_ = true;
    tell();
  });
  system_.open(*opening_);
}

void microphones::forget_orders() {
  opening_.reset();
  opening_until_.reset();
  is_silent_ = false;
}

// Of one made for a state that passes before it lands nothing comes, and there may be something to do in the next one.
void microphones::act(char const* what, unit one, command::any asked, std::function<void(became)> done) {
  auto* const in = served();
  auto const seen = in->state().seq;
  auto const id = "microphones/" + std::string(what) + "/" + std::to_string(one) + "/" + std::to_string(seen);
  auto const make = [&](session const&, actor const&, time_point) { return asked; };
  in->act({role::microphones, {}}, 0, id, make, in->now(),
          [this, alive = std::weak_ptr(alive_), of = served_, seen,
           done = std::move(done)](std::variant<std::uint64_t, rejection> const& answer) {
            if (alive.expired() || of != served_) return;
            auto const* const why = std::get_if<rejection>(&answer);
            bool const has_passed = why && why->code == rejection_code::stale && served()->state().seq != seen;
            done(!why ? became::done : has_passed ? became::overtaken : became::refused);
          });
}

void microphones::tell() {
  for (auto const& [id, one] : sessions_) {
    auto const& s = one.in->state();
    one.in->tell_microphones(s.plan.seats.empty() ? std::nullopt : std::optional(view_for(s, id == served_)));
  }
}

microphones_view microphones::view_for(session const& s, bool is_served) const {
  microphones_view view{is_connected_, {}, {}, {}, {}, {}};
  if (!is_served) {
    if (wants_microphones(s)) view.elsewhere = true;
    return view;
  }
  auto const put = [&](std::vector<std::string>& to, std::vector<unit> const& units, bool at_podium_only) {
    for (auto const one : units) {
      auto const* const seat = seat_at(s, one);
      if (!seat || (at_podium_only && !seat->person)) continue;
      auto name = name_of(s, *seat);
      if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(std::move(name));
    }
  };
  put(view.open, open_, false);
  put(view.asking, requesting_, true);
  if (opening_) (is_silent_ ? view.silent : view.opening) = name_of(s, *seat_at(s, *opening_));
  return view;
}

}  // namespace dais::room
