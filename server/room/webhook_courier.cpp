#include "room/webhook_courier.hpp"

#include "room/limits.hpp"
#include "room/webhook_signature.hpp"
#include "wire/describe_webhooks.hpp"
#include "wire/json_write.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dais::room {
namespace {

bool was_delivered(std::variant<poster::answer, wire::delivery_fault> const& outcome) {
  auto const* const answer = std::get_if<poster::answer>(&outcome);
  return answer && answer->status / 100 == 2;
}

template <typename Place>
bool is_before(Place const& one, wire::webhook_place const& place) {
  return std::pair(one.record, one.part) < std::pair(place.record, place.part);
}

}  // namespace

webhook_courier::webhook_courier(courier_ground const& ground, wire::kept_webhook kept) : ground_(ground), kept_(std::move(kept)) {}

wire::webhook_card webhook_courier::card() const {
  return {kept_, static_cast<std::uint32_t>(waiting_.size()), delivered_, attempts_, failure_};
}

// --- Reading ---------------------------------------------------------------------------------------------------------------

void webhook_courier::know(std::string const& session) {
  if (!streams_.try_emplace(session).second) return;
  to_open_.push_back(session);
  if (to_open_.size() == 1) open_next();
}

void webhook_courier::know_all() {
  auto const is_gone = [this](std::string const& session) { return !streams_.contains(session); };
  std::erase_if(kept_.places, [&](auto const& one) { return is_gone(one.first); });
  std::erase_if(kept_.dead_letters, [&](auto const& one) { return is_gone(one.session); });
}

void webhook_courier::open_next() {
  if (!to_open_.empty()) open(to_open_.front());
}

void webhook_courier::open(std::string const& session) {
  auto& one = streams_.at(session);
  one.again.reset();
  one.reader = std::make_unique<event_reader>(
      ground_.on, ground_.engine, session, ground_.time_scale,
      [this, session](std::vector<report::made_event> some, bool is_latest) { take(session, std::move(some), is_latest); },
      [this, session](log::fault const&) { lose(session); });
  one.read = kept_.places[session];
  if (one.read.rests) one.reader->rest_at(one.read.record);
  one.reader->read();
}

void webhook_courier::take(std::string const& session, std::vector<report::made_event> some, bool is_latest) {
  auto& one = streams_.at(session);
  for (auto const& event : some) {
    bool const is_wanted = std::find(kept_.about.begin(), kept_.about.end(), event.about) != kept_.about.end();
    if (!is_wanted || is_before(event, one.read) || event.event.data.at <= kept_.created) continue;
    waiting_.push_back(parcel_of(session, one.reader->created(), event));
    ++one.waiting;
  }
  // A session that rested, or was read before a restart, is read again from its beginning.
  if (auto const now = one.reader->place(); !is_before(now, one.read)) one.read = now;
  if (one.waiting == 0) kept_.places[session] = one.read;
  if (is_latest && std::exchange(one.rests, one.read.rests) != one.read.rests) ground_.changed();
  if (is_latest) note_opened(session);
  deliver();
  read_on();
}

webhook_courier::parcel webhook_courier::parcel_of(std::string const& session, time_point created, report::made_event const& of) const {
  auto const& event = of.event;
  return {session,
          of.record,
          of.part,
          event.data.at,
          event.type,
          webhook_id(session, created, of.record, of.part),
          to_json(event, nulls::left_out)};
}

// A log that cannot be read is looked at again: it may have been mended.
void webhook_courier::lose(std::string const& session) {
  drop_waiting(session);
  auto& one = streams_.at(session);
  one.again = ground_.on.after(limits::webhook_log_again, [this, session] { open(session); });
  note_opened(session);
}

void webhook_courier::note_opened(std::string const& session) {
  if (std::exchange(streams_.at(session).is_opened, true)) return;
  bool const was_next = to_open_.front() == session;
  std::erase(to_open_, session);
  if (was_next) open_next();
}

// Of a session that is read no further, or anew.
void webhook_courier::drop_waiting(std::string const& session) {
  if (!waiting_.empty() && waiting_.front().session == session) {
    on_its_way_.reset();
    pause_.reset();
    attempts_ = 0;
    failure_.reset();
  }
  std::erase_if(waiting_, [&](auto const& one) { return one.session == session; });
  streams_.at(session).waiting = 0;
}

void webhook_courier::forget(std::string const& session) {
  if (!streams_.contains(session)) return;
  drop_waiting(session);
  note_opened(session);
  std::erase_if(kept_.dead_letters, [&](auto const& one) {
    if (one.session != session) return false;
    if (searches_.contains(one.id)) finish(one.id, std::nullopt);
    return true;
  });
  kept_.places.erase(session);
  streams_.erase(session);
  ground_.changed();
  deliver();
}

// As far as there is room for what comes.
void webhook_courier::read_on() {
  if (kept_.stopped || waiting_.size() >= limits::webhook_waiting) return;
  for (auto& [session, one] : streams_) {
    if (one.reader) one.reader->read();
  }
}

// --- Delivering ------------------------------------------------------------------------------------------------------------

void webhook_courier::deliver() {
  if (kept_.stopped || on_its_way_ || pause_ || waiting_.empty()) return;
  on_its_way_ = post(waiting_.front(), [this](auto const& outcome) { answered(outcome); });
}

std::shared_ptr<void> webhook_courier::post(parcel const& one, poster::posted then) {
  auto const seconds = std::chrono::floor<std::chrono::seconds>(ground_.wall()).time_since_epoch().count();
  return ground_.by.post(kept_.url,
                         {{"Content-Type", "application/json"},
                          {"webhook-id", one.id},
                          {"webhook-timestamp", std::to_string(seconds)},
                          {"webhook-signature", webhook_signature(kept_.secret, one.id, seconds, one.body)}},
                         one.body, std::move(then));
}

wire::delivery_failure webhook_courier::failure_of(std::variant<poster::answer, wire::delivery_fault> const& outcome) const {
  auto const now = ground_.wall();
  if (auto const* const why = std::get_if<wire::delivery_fault>(&outcome)) return {*why, {}, now};
  return {wire::delivery_fault::refused, std::get<poster::answer>(outcome).status, now};
}

void webhook_courier::answered(std::variant<poster::answer, wire::delivery_fault> const& outcome) {
  on_its_way_.reset();
  if (was_delivered(outcome)) {
    delivered_ = ground_.wall();
    buried_in_a_row_ = 0;
    failure_.reset();
    pass_first();
  } else {
    ++attempts_;
    failure_ = failure_of(outcome);
    auto const* const answer = std::get_if<poster::answer>(&outcome);
    bool const is_gone = answer && answer->status == 410;
    if (is_gone || attempts_ > std::size(limits::webhook_pauses)) {
      bury();
      if (is_gone) kept_.stopped = wire::webhook_stop::gone;
    } else {
      auto const asked = answer ? std::min(answer->again.value_or(duration{}), limits::webhook_pause_asked) : duration{};
      pause_ = ground_.on.after(std::max(pause_before(attempts_), asked), [this] {
        pause_.reset();
        deliver();
      });
    }
  }
  deliver();
  read_on();
}

// So that those who failed at once do not all come back at once.
duration webhook_courier::pause_before(std::uint32_t attempt) {
  auto const pause = limits::webhook_pauses[attempt - 1];
  return pause + pause * std::uniform_int_distribution<duration::rep>(0, 250)(random_) / 1000;
}

void webhook_courier::bury() {
  auto const& one = waiting_.front();
  kept_.dead_letters.push_back({ground_.letter_id(), one.session, one.type, one.record, one.part, one.at, attempts_, *failure_});
  bool const is_failing = ++buried_in_a_row_ == limits::webhook_buried_in_a_row;
  if (is_failing || kept_.dead_letters.size() >= limits::webhook_dead_letters) kept_.stopped = wire::webhook_stop::failing;
  pass_first();
}

void webhook_courier::pass_first() {
  auto const one = std::move(waiting_.front());
  waiting_.pop_front();
  attempts_ = 0;
  auto& from = streams_.at(one.session);
  --from.waiting;
  kept_.places[one.session] = from.waiting == 0 ? from.read : wire::webhook_place{one.record, one.part + 1, false};
  ground_.changed();
}

void webhook_courier::go_on() {
  kept_.stopped.reset();
  buried_in_a_row_ = 0;
  failure_.reset();
  ground_.changed();
  deliver();
  read_on();
}

// --- What somebody asks for ------------------------------------------------------------------------------------------------

void webhook_courier::test(tried then) {
  auto const number = ++latest_test_;
  auto const now = ground_.wall();
  wire::webhook_event const event{"test", {}, {{}, {}, {}, 0, now, {}, {}, {}}};
  parcel const one{
      {}, 0, 0, now, event.type, webhook_id(kept_.id, now, 0, static_cast<std::uint32_t>(number)), to_json(event, nulls::left_out)};
  tests_[number] = post(one, [this, number, then = std::move(then)](auto const& outcome) {
    auto const done = tests_.extract(number);
    then({was_delivered(outcome) ? std::nullopt : std::optional(failure_of(outcome))});
  });
}

bool webhook_courier::has(std::string const& letter) const {
  return std::any_of(kept_.dead_letters.begin(), kept_.dead_letters.end(), [&](auto const& one) { return one.id == letter; });
}

void webhook_courier::remove(std::string const& letter) {
  if (searches_.contains(letter)) finish(letter, std::nullopt);
  std::erase_if(kept_.dead_letters, [&](auto const& one) { return one.id == letter; });
  ground_.changed();
}

void webhook_courier::send_again(std::string const& letter, std::function<void(std::optional<wire::webhook_tried>)> then) {
  auto& one = searches_[letter];
  one.asked.push_back(std::move(then));
  if (one.reader) return;
  auto const found = std::find_if(kept_.dead_letters.begin(), kept_.dead_letters.end(), [&](auto const& it) { return it.id == letter; });
  one.reader = std::make_unique<event_reader>(
      ground_.on, ground_.engine, found->session, ground_.time_scale,
      [this, letter](std::vector<report::made_event> const& some, bool is_latest) { find(letter, some, is_latest); },
      [this, letter](log::fault const&) {
        searches_.at(letter).over = ground_.on.after({}, [this, letter] { finish(letter, std::nullopt); });
      });
  one.reader->read();
}

void webhook_courier::find(std::string const& letter, std::vector<report::made_event> const& some, bool is_latest) {
  auto& one = searches_.at(letter);
  auto const& dead = *std::find_if(kept_.dead_letters.begin(), kept_.dead_letters.end(), [&](auto const& it) { return it.id == letter; });
  auto const found =
      std::find_if(some.begin(), some.end(), [&](auto const& it) { return it.record == dead.record && it.part == dead.part; });
  if (found == some.end()) {
    if (!is_latest) return one.reader->read();
    one.over = ground_.on.after({}, [this, letter] { remove(letter); });
    return;
  }
  auto const again = parcel_of(dead.session, one.reader->created(), *found);
  one.on_its_way = post(again, [this, letter](auto const& outcome) {
    auto const sent = std::find_if(kept_.dead_letters.begin(), kept_.dead_letters.end(), [&](auto const& it) { return it.id == letter; });
    ++sent->attempts;
    wire::webhook_tried became;
    if (was_delivered(outcome)) {
      delivered_ = ground_.wall();
      kept_.dead_letters.erase(sent);
    } else {
      sent->failure = failure_of(outcome);
      became.failure = sent->failure;
    }
    ground_.changed();
    finish(letter, became);
  });
}

void webhook_courier::finish(std::string const& letter, std::optional<wire::webhook_tried> outcome) {
  auto const over = searches_.extract(letter);
  for (auto const& told : over.mapped().asked) told(outcome);
}

}  // namespace dais::room
