// Sessions across midnight, the changes of the clocks, leap days and new years. What is left knows nothing of them; what people read does.

#include "catch.hpp"
#include "session/deadline.hpp"
#include "session/decide.hpp"
#include "session/evolve.hpp"
#include "session/run/forecast.hpp"
#include "wire/codec.hpp"
#include "wire/english.hpp"
#include "wire/local_time.hpp"
#include "wire/plan_file.hpp"
#include "wire/transcript.hpp"

using namespace dais;
using namespace std::chrono_literals;

namespace {

// Three hours with a change half-way, an hour and a half after the start: an hour of introductions, an hour of discussion, whose last half
// is its wrap-up, and concluding remarks. All texts are what clocks on the wall of that zone show.
struct crossing {
  char const* way;
  char const* zone;
  char const* start;  // in the plan
  char const* end;
  char const* change;  // in UTC
  char const* before;  // in the last millisecond before the change
  char const* after;   // at the change
  // Hours and minutes.
  char const* planned;   // the beginnings of the three, and the end
  char const* paused;    // a pause from 10 minutes before to 25 after the change; then the expected ends of the discussion and of all
  char const* extended;  // the same ends when 20 minutes were added before and 5 taken after it
  char const* overrun;   // when concluding remarks begin 20 minutes after it, and their expected end
  char const* late;      // when the introductions begin 5 minutes after it, and the expected end
};

std::vector<crossing> const crossings{
    {"midnight", "America/New_York", "2017-02-16T22:30", "2017-02-17T01:30", "2017-02-17T05:00", "2017-02-16 23:59:59",
     "2017-02-17 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"midnight", "Europe/Zurich", "2024-05-14T22:30", "2024-05-15T01:30", "2024-05-14T22:00", "2024-05-14 23:59:59", "2024-05-15 00:00:00",
     "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"midnight", "Africa/Nairobi", "2024-05-14T22:30", "2024-05-15T01:30", "2024-05-14T21:00", "2024-05-14 23:59:59", "2024-05-15 00:00:00",
     "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"midnight, when clocks go forward", "America/Sao_Paulo", "2018-11-03T22:30", "2018-11-04T02:30", "2018-11-04T03:00",
     "2018-11-03 23:59:59", "2018-11-04 01:00:00", "22:30 23:30 01:30 02:30", "23:50 01:25 02:05 03:05", "01:45 02:45", "01:20 02:20",
     "01:05 04:05"},
    {"midnight, when clocks go back", "America/Sao_Paulo", "2018-02-17T22:30", "2018-02-18T00:30", "2018-02-18T02:00",
     "2018-02-17 23:59:59", "2018-02-17 23:00:00", "22:30 23:30 23:30 00:30", "23:50 23:25 00:05 01:05", "23:45 00:45", "23:20 00:20",
     "23:05 02:05"},
    {"a day that was left out", "Pacific/Apia", "2011-12-29T22:30", "2011-12-31T01:30", "2011-12-30T10:00", "2011-12-29 23:59:59",
     "2011-12-31 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"clocks go forward", "America/New_York", "2017-03-12T00:30", "2017-03-12T04:30", "2017-03-12T07:00", "2017-03-12 01:59:59",
     "2017-03-12 03:00:00", "00:30 01:30 03:30 04:30", "01:50 03:25 04:05 05:05", "03:45 04:45", "03:20 04:20", "03:05 06:05"},
    {"clocks go forward", "Europe/Zurich", "2024-03-31T00:30", "2024-03-31T04:30", "2024-03-31T01:00", "2024-03-31 01:59:59",
     "2024-03-31 03:00:00", "00:30 01:30 03:30 04:30", "01:50 03:25 04:05 05:05", "03:45 04:45", "03:20 04:20", "03:05 06:05"},
    {"clocks go forward half an hour", "Australia/Lord_Howe", "2024-10-06T00:30", "2024-10-06T04:00", "2024-10-05T15:30",
     "2024-10-06 01:59:59", "2024-10-06 02:30:00", "00:30 01:30 03:00 04:00", "01:50 02:55 03:35 04:35", "03:15 04:15", "02:50 03:50",
     "02:35 05:35"},
    {"clocks go forward", "Australia/Sydney", "2024-10-06T00:30", "2024-10-06T04:30", "2024-10-05T16:00", "2024-10-06 01:59:59",
     "2024-10-06 03:00:00", "00:30 01:30 03:30 04:30", "01:50 03:25 04:05 05:05", "03:45 04:45", "03:20 04:20", "03:05 06:05"},
    {"clocks go forward, to what the law calls standard time", "Europe/Dublin", "2024-03-30T23:30", "2024-03-31T03:30", "2024-03-31T01:00",
     "2024-03-31 00:59:59", "2024-03-31 02:00:00", "23:30 00:30 02:30 03:30", "00:50 02:25 03:05 04:05", "02:45 03:45", "02:20 03:20",
     "02:05 05:05"},
    {"clocks go back", "America/New_York", "2017-11-05T00:30", "2017-11-05T02:30", "2017-11-05T06:00", "2017-11-05 01:59:59",
     "2017-11-05 01:00:00", "00:30 01:30 01:30 02:30", "01:50 01:25 02:05 03:05", "01:45 02:45", "01:20 02:20", "01:05 04:05"},
    {"clocks go back", "Europe/Zurich", "2024-10-27T01:30", "2024-10-27T03:30", "2024-10-27T01:00", "2024-10-27 02:59:59",
     "2024-10-27 02:00:00", "01:30 02:30 02:30 03:30", "02:50 02:25 03:05 04:05", "02:45 03:45", "02:20 03:20", "02:05 05:05"},
    {"clocks go back half an hour", "Australia/Lord_Howe", "2024-04-07T00:30", "2024-04-07T03:00", "2024-04-06T15:00",
     "2024-04-07 01:59:59", "2024-04-07 01:30:00", "00:30 01:30 02:00 03:00", "01:50 01:55 02:35 03:35", "02:15 03:15", "01:50 02:50",
     "01:35 04:35"},
    {"clocks go back", "Australia/Sydney", "2024-04-07T01:30", "2024-04-07T03:30", "2024-04-06T16:00", "2024-04-07 02:59:59",
     "2024-04-07 02:00:00", "01:30 02:30 02:30 03:30", "02:50 02:25 03:05 04:05", "02:45 03:45", "02:20 03:20", "02:05 05:05"},
    {"clocks go back elsewhere", "Africa/Nairobi", "2024-10-27T02:30", "2024-10-27T05:30", "2024-10-27T01:00", "2024-10-27 03:59:59",
     "2024-10-27 04:00:00", "02:30 03:30 04:30 05:30", "03:50 04:25 05:05 06:05", "04:45 05:45", "04:20 05:20", "04:05 07:05"},
    {"clocks go forward elsewhere", "Asia/Kolkata", "2024-03-31T05:00", "2024-03-31T08:00", "2024-03-31T01:00", "2024-03-31 06:29:59",
     "2024-03-31 06:30:00", "05:00 06:00 07:00 08:00", "06:20 06:55 07:35 08:35", "07:15 08:15", "06:50 07:50", "06:35 09:35"},
    {"into 29 February", "America/New_York", "2024-02-28T22:30", "2024-02-29T01:30", "2024-02-29T05:00", "2024-02-28 23:59:59",
     "2024-02-29 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"into 29 February", "Asia/Kolkata", "2024-02-28T22:30", "2024-02-29T01:30", "2024-02-28T18:30", "2024-02-28 23:59:59",
     "2024-02-29 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"out of 29 February", "Europe/Zurich", "2024-02-29T22:30", "2024-03-01T01:30", "2024-02-29T23:00", "2024-02-29 23:59:59",
     "2024-03-01 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"out of 29 February", "Africa/Nairobi", "2024-02-29T22:30", "2024-03-01T01:30", "2024-02-29T21:00", "2024-02-29 23:59:59",
     "2024-03-01 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"28 February without a 29th", "Australia/Sydney", "2023-02-28T22:30", "2023-03-01T01:30", "2023-02-28T13:00", "2023-02-28 23:59:59",
     "2023-03-01 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"into 29 February of a century's last year", "Asia/Kolkata", "2000-02-28T22:30", "2000-02-29T01:30", "2000-02-28T18:30",
     "2000-02-28 23:59:59", "2000-02-29 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20",
     "00:05 03:05"},
    {"new year", "America/New_York", "2017-12-31T22:30", "2018-01-01T01:30", "2018-01-01T05:00", "2017-12-31 23:59:59",
     "2018-01-01 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"new year", "Asia/Kolkata", "2023-12-31T22:30", "2024-01-01T01:30", "2023-12-31T18:30", "2023-12-31 23:59:59", "2024-01-01 00:00:00",
     "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"new year", "Australia/Lord_Howe", "2023-12-31T22:30", "2024-01-01T01:30", "2023-12-31T13:00", "2023-12-31 23:59:59",
     "2024-01-01 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
    {"new year, after a leap second", "Etc/UTC", "2016-12-31T22:30", "2017-01-01T01:30", "2017-01-01T00:00", "2016-12-31 23:59:59",
     "2017-01-01 00:00:00", "22:30 23:30 00:30 01:30", "23:50 00:25 01:05 02:05", "00:45 01:45", "00:20 01:20", "00:05 03:05"},
};

std::string plan_text(std::string const& zone, std::string const& start, std::string const& end) {
  return R"({ "title": "Across", "time_zone": ")" + zone + R"(", "start": ")" + start + R"(", "end": ")" + end + R"(",
    "moderator": { "name": "M" }, "panellists": [], "segments": [
      { "id": "intro", "kind": "introductions", "title": "Welcome", "minutes": 60 },
      { "id": "talk", "kind": "discussion", "title": "Who pays", "minutes": 60, "wrap_up_minutes": 30 },
      { "id": "last", "kind": "concluding", "title": "Concluding remarks", "minutes": 60 }],
    "limits": { "floor_minutes": 10, "floor_wrap_up_seconds": 300 } })";
}

plan_file plan_of(crossing const& c) {
  auto read = read_plan(plan_text(c.zone, c.start, c.end));
  if (auto const* faults = std::get_if<std::vector<plan_fault>>(&read)) FAIL(faults->front().field << " " << english::of(faults->front()));
  return std::get<plan_file>(std::move(read));
}

actor const moderator{role::moderator, {}};
actor const rosa{role::participant, "hash of rosa"};

// A session of that plan, open, with its clock at the planned start and then stepped by hand. Lengths are counted from there.
class evening {
 public:
  explicit evening(crossing const& c) : evening(plan_of(c).plan) {}

  session s;
  std::string told;  // of the latest command, by the transcript

  time_point at(duration since_start) const { return s.plan.start + since_start; }

  std::optional<rejection_code> ask(actor const& by, duration since_start, command::any const& what) {
    auto const decided = decide(s, what, by, at(since_start));
    if (auto const* refused = std::get_if<rejection>(&decided)) return refused->code;
    happen({s.seq + 1, at(since_start), by, prepared(s, what)});
    return std::nullopt;
  }

  // As the moderator, who presses what has to succeed.
  template <class Command, class... Members>
  void press(duration since_start, Members... members) {
    auto const refused = ask(moderator, since_start, Command{s.revision, members...});
    CAPTURE(since_start.count());
    REQUIRE_FALSE(refused);
  }

  void until_talk() {
    press<command::start>(0min, std::optional<std::string>());
    press<command::next>(60min);
  }

  duration left_of(std::string const& segment, duration since_start) const { return left(s.segments.at(segment).clock, at(since_start)); }

  phase phase_of_talk(duration since_start) const {
    auto const& talk = s.segments.at("talk");
    return phase_of(talk.clock, talk.plan.wrap_up, at(since_start));
  }

  forecast::span expected(std::string const& segment, duration since_start) const {
    auto const f = forecast_of(s);
    auto const span = f.segments.at(segment);
    return {moved(f, span.start, at(since_start)), moved(f, span.end, at(since_start))};
  }

  time_point expected_end(duration since_start) const {
    auto const f = forecast_of(s);
    return moved(f, f.end.value(), at(since_start));
  }

  std::string words(time_point when) const { return clock_minutes(when, s.plan.time_zone); }
  std::string words(duration since_start) const { return words(at(since_start)); }

  // What a server makes of the log that starts again.
  session replayed() const {
    session again;
    for (auto const& r : log_) {
      auto kept = read_payload(write_payload({r.by, r.what}));
      auto const& read = std::get<payload>(kept);
      evolve(again, {r.seq, r.at, read.by, read.what});
    }
    return again;
  }

 private:
  transcript transcript_;
  std::vector<record> log_;

  explicit evening(session_plan const& plan) {
    happen({1, plan.start - 1h, {role::system, {}}, event::session_created{"across", plan}});
    press<command::open_session>(0min);
  }

  void happen(record const& r) {
    log_.push_back(r);
    REQUIRE(evolve(s, r).became == effect::done);
    told = transcript_.line(r);
  }
};

time_point utc(std::string const& text) { return read_local_time(text, "Etc/UTC").at.value(); }

// What clocks on the wall show of a time point.
std::string shown(time_point at, std::string const& zone) { return clock_date(at, zone) + " " + clock_seconds(at, zone); }

bool begins_with(std::string const& text, std::string const& what) { return text.compare(0, what.size(), what) == 0; }

struct moment {
  duration since_start;
  duration left;
  phase is;
};

void check_talk(evening const& e, std::vector<moment> const& moments) {
  for (auto const& [since_start, left, is] : moments) {
    CAPTURE(since_start.count());
    CHECK(e.left_of("talk", since_start) == left);
    CHECK(e.phase_of_talk(since_start) == is);
  }
}

}  // namespace

TEST_CASE("the table has every zone and change that it should, where the change is said to be") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    CHECK(shown(utc(c.change) - 1ms, c.zone) == c.before);
    CHECK(shown(utc(c.change), c.zone) == c.after);
  }
}

TEST_CASE("a plan across any change lasts as long as it does, and is told in local times") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    auto const file = plan_of(c);
    auto const& plan = file.plan;
    CHECK(file.remarks.empty());  // the minutes of the segments are all the time there is
    CHECK(plan.start == utc(c.change) - 90min);
    CHECK(plan.end == utc(c.change) + 90min);
    auto spans = planned_spans(plan);
    CHECK(spans.at("last").end == plan.end);
    std::string planned;
    for (auto const* id : {"intro", "talk", "last"}) planned += clock_minutes(spans.at(id).start, c.zone) + " ";
    CHECK(planned + clock_minutes(plan.end, c.zone) == c.planned);
  }
}

TEST_CASE("a segment that runs across any change loses and gains nothing, and its phases begin on the millisecond") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    // The wrap-up begins at the change.
    check_talk(e, {{60min, 60min, phase::running},
                   {90min - 1ms, 30min + 1ms, phase::running},
                   {90min, 30min, phase::wrap_up},
                   {90min + 1ms, 30min - 1ms, phase::wrap_up},
                   {120min - 1ms, 1ms, phase::wrap_up},
                   {120min, 0ms, phase::wrap_up},
                   {120min + 1ms, -1ms, phase::overtime}});
    for (auto const now : {60min + 0ms, 90min - 1ms, 90min + 0ms, 120min + 0ms}) {
      CAPTURE(now.count());
      auto const talk = e.expected("talk", now), last = e.expected("last", now);
      CHECK(talk == forecast::span{e.at(60min), e.at(120min)});
      CHECK(last == forecast::span{e.at(120min), e.at(180min)});
      CHECK(e.words(0min) + " " + e.words(talk.start) + " " + e.words(last.start) + " " + e.words(e.expected_end(now)) == c.planned);
    }
  }
}

TEST_CASE("a pause across any change spends nothing") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    e.press<command::pause>(80min);
    CHECK(begins_with(e.told, std::string(c.paused).substr(0, 5) + ":00  the moderator paused"));
    check_talk(e, {{80min, 40min, phase::paused},
                   {90min - 1ms, 40min, phase::paused},
                   {90min, 40min, phase::paused},
                   {115min, 40min, phase::paused}});
    for (auto const now : {90min - 1ms, 90min + 0ms, 115min + 0ms}) {
      CHECK(e.expected("talk", now).end == e.at(now + 40min));
      CHECK(e.expected_end(now) == e.at(now + 100min));
    }
    e.press<command::resume>(115min);
    CHECK(begins_with(e.told, std::string(c.paused).substr(6, 5) + ":00  the moderator resumed"));
    check_talk(e, {{115min, 40min, phase::running},
                   {125min - 1ms, 30min + 1ms, phase::running},
                   {125min, 30min, phase::wrap_up},
                   {155min, 0ms, phase::wrap_up},
                   {155min + 1ms, -1ms, phase::overtime}});
    CHECK(e.words(80min) + " " + e.words(115min) + " " + e.words(e.expected("talk", 115min).end) + " " + e.words(e.expected_end(115min)) ==
          c.paused);
  }
}

TEST_CASE("a pause of the millisecond in which a change falls is a millisecond long") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    e.press<command::pause>(90min - 1ms);
    CHECK(begins_with(e.told, std::string(c.before).substr(11) + "  "));
    e.press<command::resume>(90min);
    CHECK(begins_with(e.told, std::string(c.after).substr(11) + "  "));
    check_talk(e, {{90min, 30min + 1ms, phase::running}, {90min + 1ms, 30min, phase::wrap_up}, {120min + 1ms, 0ms, phase::wrap_up}});
  }
}

TEST_CASE("time that is added before and taken after any change counts as what it is") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    e.press<command::add_time>(85min, "talk", 20min);
    check_talk(e, {{85min, 55min, phase::running}, {90min - 1ms, 50min + 1ms, phase::running}, {90min, 50min, phase::running}});
    e.press<command::add_time>(95min, "talk", -5min);
    check_talk(e, {{95min, 40min, phase::running}, {105min, 30min, phase::wrap_up}, {135min + 1ms, -1ms, phase::overtime}});
    CHECK(e.expected("talk", 95min).end == e.at(135min));
    CHECK(e.words(e.expected("talk", 95min).end) + " " + e.words(e.expected_end(95min)) == c.extended);
  }
}

TEST_CASE("overtime that begins with any change grows by what passes") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    e.press<command::add_time>(70min, "talk", -30min);
    check_talk(e, {{90min - 1ms, 1ms, phase::wrap_up},
                   {90min, 0ms, phase::wrap_up},
                   {90min + 1ms, -1ms, phase::overtime},
                   {110min, -20min, phase::overtime}});
    CHECK(e.expected("last", 90min).start == e.at(90min));
    CHECK(e.expected("last", 110min).start == e.at(110min));
    e.press<command::next>(110min);
    CHECK(e.left_of("talk", 180min) == -20min);
    CHECK(e.left_of("last", 110min) == 60min);
    CHECK(*e.s.segments.at("talk").ended == e.at(110min));
    CHECK(e.words(*e.s.segments.at("last").began) + " " + e.words(e.expected_end(110min)) == c.overrun);
  }
}

TEST_CASE("overtime across any change stands still in a pause") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    e.press<command::add_time>(60min, "talk", -45min);
    e.press<command::pause>(85min);
    for (auto const now : {85min + 0ms, 90min - 1ms, 90min + 0ms, 100min + 0ms}) CHECK(e.left_of("talk", now) == -10min);
    e.press<command::resume>(100min);
    check_talk(e, {{100min, -10min, phase::overtime}, {101min, -11min, phase::overtime}});
  }
}

TEST_CASE("a session that does not begin is expected to begin now, on both sides of any change") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    for (auto const now : {90min - 1ms, 90min + 0ms}) {
      auto const start = e.expected("intro", now).start;
      CHECK(start == e.at(now));
      CHECK(shown(start, c.zone) == (now < 90min ? c.before : c.after));
      CHECK(e.left_of("intro", now) == 60min);
    }
    e.press<command::start>(95min, std::optional<std::string>());
    CHECK(e.left_of("intro", 95min) == 60min);
    CHECK(e.words(*e.s.segments.at("intro").began) + " " + e.words(e.expected_end(95min)) == c.late);
  }
}

TEST_CASE("an intervention and an announced closing across any change come to their ends when they should") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    REQUIRE_FALSE(e.ask(rosa, 80min, command::request_floor{"Rosa", ""}));
    REQUIRE_FALSE(e.ask(moderator, 80min, command::announce_closing{e.s.floor_revision, 20min}));
    REQUIRE_FALSE(e.ask(moderator, 85min, command::give_floor{"r1", e.s.requests.at("r1").revision, {}}));
    auto const& clock = e.s.requests.at("r1").clock;
    for (auto const& [now, left_then, is] : {moment{90min - 1ms, 5min + 1ms, phase::running}, moment{90min, 5min, phase::wrap_up},
                                             moment{95min, 0ms, phase::wrap_up}, moment{95min + 1ms, -1ms, phase::overtime}}) {
      CAPTURE(now.count());
      CHECK(left(clock, e.at(now)) == left_then);
      CHECK(phase_of(clock, e.s.floor.wrap_up, e.at(now)) == is);
    }
    auto const due = next_deadline(e.s, e.at(95min));
    REQUIRE(due);
    CHECK(due->at == e.at(100min));
    actor const early{role::participant, "hash of mei"}, late{role::participant, "hash of tariq"};
    CHECK_FALSE(e.ask(early, 100min - 1ms, command::request_floor{"Mei", ""}));
    CHECK(e.ask(late, 100min, command::request_floor{"Tariq", ""}) == rejection_code::floor_closed);
  }
}

TEST_CASE("a restart on either side of any change brings back what was left") {
  for (auto const& c : crossings) {
    CAPTURE(c.zone, c.way);
    evening e(c);
    e.until_talk();
    e.press<command::pause>(80min);
    auto again = e.replayed();
    CHECK(canonical(again) == canonical(e.s));
    CHECK(left(again.segments.at("talk").clock, e.at(90min)) == 40min);
    e.press<command::resume>(115min);
    again = e.replayed();
    CHECK(canonical(again) == canonical(e.s));
    CHECK(left(again.segments.at("talk").clock, e.at(120min)) == 35min);
  }
}

TEST_CASE("the length of a plan is what passes between its local times, whatever the clocks do between them") {
  struct row {
    char const* zone;
    char const* start;
    char const* end;
    duration lasts;
    char const* remark = "";  // the field that has one besides the sum of the minutes
  };
  for (auto const& [zone, start, end, lasts, remark] : {
           // Up to the change, from it, and across it.
           row{"America/New_York", "2017-03-12T00:59", "2017-03-12T01:59", 60min},
           row{"America/New_York", "2017-03-12T01:00", "2017-03-12T03:00", 60min},
           row{"America/New_York", "2017-03-12T03:00", "2017-03-12T04:00", 60min},
           row{"America/New_York", "2017-03-12T00:00", "2017-03-13T00:00", 23h},
           row{"America/New_York", "2017-03-11T03:00", "2017-03-12T03:00", 23h},
           row{"America/New_York", "2017-03-11T12:00", "2017-03-12T13:00", 24h},
           // A time that comes twice is the first of the two.
           row{"America/New_York", "2017-11-05T00:30", "2017-11-05T01:30", 60min, "/end"},
           row{"America/New_York", "2017-11-05T01:30", "2017-11-05T02:00", 90min, "/start"},
           row{"America/New_York", "2017-11-05T00:00", "2017-11-05T23:00", 24h},
           row{"Europe/Zurich", "2024-03-30T23:00", "2024-03-31T06:00", 6h},
           row{"Europe/Zurich", "2024-10-26T23:00", "2024-10-27T06:00", 8h},
           row{"Europe/Zurich", "2024-10-27T01:59", "2024-10-27T03:00", 121min},
           row{"Australia/Lord_Howe", "2024-10-06T01:59", "2024-10-06T02:30", 1min},
           row{"Australia/Lord_Howe", "2024-10-06T00:00", "2024-10-07T00:00", 23h + 30min},
           row{"Australia/Lord_Howe", "2024-04-07T01:29", "2024-04-07T02:00", 61min},
           row{"Australia/Lord_Howe", "2024-04-07T01:00", "2024-04-07T01:30", 30min, "/end"},
           row{"Australia/Sydney", "2024-10-06T01:30", "2024-10-06T03:30", 60min},
           row{"Australia/Sydney", "2024-04-07T01:30", "2024-04-07T03:30", 3h},
           row{"America/Sao_Paulo", "2018-11-03T23:30", "2018-11-04T01:30", 60min},
           row{"America/Sao_Paulo", "2018-02-17T22:30", "2018-02-18T00:30", 3h},
           row{"Africa/Nairobi", "2024-03-31T00:00", "2024-04-01T00:00", 24h},
           row{"Asia/Kolkata", "2024-10-27T00:00", "2024-10-28T00:00", 24h},
           row{"Asia/Kolkata", "2024-02-28T12:00", "2024-02-29T12:00", 24h},
           row{"Europe/Zurich", "2024-02-29T12:00", "2024-03-01T12:00", 24h},
           row{"Africa/Nairobi", "2023-02-28T12:00", "2023-03-01T12:00", 24h},
           row{"Pacific/Apia", "2011-12-29T12:00", "2011-12-31T12:00", 24h},
           row{"Europe/Zurich", "2037-10-25T01:00", "2037-10-25T04:00", 4h},
       }) {
    CAPTURE(zone, start, end);
    auto const read = read_plan(plan_text(zone, start, end));
    REQUIRE(std::holds_alternative<plan_file>(read));
    auto const& file = std::get<plan_file>(read);
    CHECK(file.plan.end - file.plan.start == lasts);
    CHECK(clock_date(file.plan.start, zone) + "T" + clock_minutes(file.plan.start, zone) == start);
    CHECK(clock_date(file.plan.end, zone) + "T" + clock_minutes(file.plan.end, zone) == end);
    std::string remarked;
    for (auto const& one : file.remarks) {
      if (one.what == plan_fault_code::time_twice) remarked += one.field;
    }
    CHECK(remarked == remark);
  }
}

TEST_CASE("a plan that begins or ends while the clocks jump, or lasts longer than a day has hours, is refused") {
  struct row {
    char const* zone;
    char const* start;
    char const* end;
    char const* field;
    char const* message;
  };
  for (auto const& [zone, start, end, field, message] : {
           row{"America/New_York", "2017-03-12T02:00", "2017-03-12T04:00", "/start", "the clocks go forward over it"},
           row{"Europe/Zurich", "2024-03-31T01:30", "2024-03-31T02:30", "/end", "the clocks go forward over it"},
           row{"Australia/Lord_Howe", "2024-10-06T01:30", "2024-10-06T02:29", "/end", "the clocks go forward over it"},
           row{"Australia/Sydney", "2024-10-06T02:59", "2024-10-06T04:00", "/start", "the clocks go forward over it"},
           row{"Pacific/Apia", "2011-12-30T10:00", "2011-12-31T09:00", "/start", "the clocks go forward over it"},
           // The same clock time a day later is 25 hours later, or 24 and a half.
           row{"America/New_York", "2017-11-04T12:00", "2017-11-05T12:00", "/end", "is more than 24 hours after the start"},
           row{"Australia/Lord_Howe", "2024-04-06T12:00", "2024-04-07T12:00", "/end", "is more than 24 hours after the start"},
           row{"Africa/Nairobi", "2023-02-28T12:00", "2023-03-01T12:01", "/end", "is more than 24 hours after the start"},
           row{"Asia/Kolkata", "2023-02-28T12:00", "2023-02-29T12:00", "/end", "is not a date and time"},
           // Half past one comes first, and then again.
           row{"America/New_York", "2017-11-05T01:45", "2017-11-05T01:30", "/end", "is not after the start"},
       }) {
    CAPTURE(zone, start, end);
    auto const read = read_plan(plan_text(zone, start, end));
    REQUIRE(std::holds_alternative<std::vector<plan_fault>>(read));
    auto const& faults = std::get<std::vector<plan_fault>>(read);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].field == field);
    CHECK_THAT(english::of(faults[0]), contains_text(message));
  }
}
