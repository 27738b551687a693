// protocol/rules.md, section 25: what webhooks are told.

#include "catch.hpp"
#include "evening.hpp"
#include "report/event_maker.hpp"
#include "wire/describe_webhooks.hpp"
#include "wire/json_write.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dais;
using namespace dais::test;

namespace {

using events = std::vector<report::made_event>;

void append(events& to, events some) { to.insert(to.end(), some.begin(), some.end()); }

events events_of(evening const& e) {
  report::event_maker of;
  events all;
  for (auto const& one : e.log) append(all, of.take(one));
  append(all, of.pass(e.now));
  return all;
}

// "4.1 segment.current intro"
std::string line_of(report::made_event const& one) {
  auto const& data = one.event.data;
  auto line = std::to_string(one.record) + "." + std::to_string(one.part) + " " + one.event.type;
  if (data.segment) line += " " + data.segment->id;
  if (data.question) line += " " + data.question->id;
  if (data.phase) line += " " + data.phase->segment;
  return line;
}

std::vector<std::string> lines_of(events const& all) {
  std::vector<std::string> lines;
  for (auto const& one : all) lines.push_back(line_of(one));
  return lines;
}

std::vector<std::string> types_behind(events const& all, std::size_t count) {
  std::vector<std::string> types;
  for (auto one = all.begin() + static_cast<std::ptrdiff_t>(count); one != all.end(); ++one) types.push_back(one->event.type);
  return types;
}

using types = std::vector<std::string>;

}  // namespace

TEST_CASE("R25.1 webhooks are told each state that something comes to, in the same places whenever it is read") {
  evening e;
  e.open();
  e.submit(rosa, "Why?");
  e.start();
  e.pass(1min);
  e.next();
  auto const all = events_of(e);
  CHECK(lines_of(all) == types{"1.0 session.prepared", "2.0 session.open", "3.0 question.submitted q1", "4.0 session.running",
                               "4.1 segment.current intro", "4.2 phase.running intro", "5.0 segment.done intro",
                               "5.1 segment.current first", "5.2 phase.running first"});
  CHECK(lines_of(events_of(e)) == lines_of(all));
  CHECK(all[3].event.data.at == e.s.started);
  auto const& first = *all[7].event.data.segment;
  CHECK(first.speakers == types{e.s.panellists.front().name});
  CHECK(first.allotment == 10min);
}

TEST_CASE("R25.2 what a clock comes to by itself is told with when it did, before what happened after that") {
  auto e = at_ten();
  auto const ten = e.now;
  auto const before = events_of(e).size();
  e.pass(7min);
  e.next();
  auto const all = events_of(e);
  CHECK(types_behind(all, before) == types{"phase.wrap_up", "phase.overtime", "segment.done", "segment.current", "phase.running"});
  auto const& over = all[before + 1].event.data;
  CHECK(over.at == ten + 5min + 1ms);
  CHECK(over.phase->left == -1ms);
  CHECK(over.phase->time_given == 5min);
  CHECK(all[before].event.data.at == ten + 5min - e.at("intro").plan.wrap_up);

  // As it comes, they are the same and in the same places.
  report::event_maker live;
  events told;
  time_point at{};
  for (auto const& one : e.log) {
    for (; one.seq > 1 && at < one.at; at = std::min(at + 1s, one.at)) append(told, live.pass(at));
    append(told, live.take(one));
    at = one.at;
  }
  append(told, live.pass(e.now));
  CHECK(lines_of(told) == lines_of(all));
}

TEST_CASE("R25.2 a clock that stands still comes to nothing") {
  auto e = at_ten();
  e.pause();
  auto const before = events_of(e).size();
  CHECK(events_of(e).back().event.type == "phase.paused");
  e.pass(24h);
  CHECK(events_of(e).size() == before);
  report::event_maker of;
  for (auto const& one : e.log) of.take(one);
  CHECK(!of.next());
  e.resume();
  CHECK(events_of(e).back().event.type == "phase.running");
}

TEST_CASE("R25.3 undoing tells the state that it leads back to") {
  auto e = at_ten();
  e.next();
  auto const before = events_of(e).size();
  REQUIRE(e.ask(moderator, command::undo{e.log.back().seq}) == done);
  CHECK(types_behind(events_of(e), before) == types{"segment.ahead", "segment.current", "phase.running"});
}

TEST_CASE("R25.4 who asked is told by the name that they gave, and by nothing else") {
  evening e;
  e.open();
  REQUIRE(e.ask(rosa, command::submit_question{"Why?", "Rosa", {}, {}}) == done);
  e.submit(tariq, "How?");
  auto const all = events_of(e);
  auto const& named = all[2].event;
  auto const& anonymous = all[3].event;
  CHECK(named.data.question->name == "Rosa");
  CHECK(!anonymous.data.question->name);
  for (auto const& one : all) {
    auto const text = to_json(one.event, nulls::left_out);
    CHECK(text.find("hash of") == text.npos);
  }
  CHECK(to_json(anonymous, nulls::left_out).find("\"name\"") == std::string::npos);
}

TEST_CASE("an event of a webhook says when in UTC, to the millisecond") {
  evening e;
  e.now += 7ms;
  e.open();
  auto const& opened = events_of(e).back().event;
  CHECK(opened.timestamp.size() == std::string("2017-02-16T15:15:00.007Z").size());
  CHECK(opened.timestamp.ends_with(":00.007Z"));
}
