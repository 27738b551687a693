#include "wire/local_time.hpp"

#include "catch.hpp"
#include "session/limits.hpp"
#include "vectors.hpp"

#include <array>
#include <random>

using namespace dais;
using namespace std::chrono_literals;

namespace {

// The time point of a time in UTC.
time_point utc(std::string const& text) {
  auto const read = read_local_time(text, "Etc/UTC");
  REQUIRE(read.at);
  return *read.at;
}

}  // namespace

TEST_CASE("names of the time-zone database are known, and nothing else") {
  for (auto const* name : {"America/New_York", "Europe/Paris", "Asia/Kolkata", "Australia/Lord_Howe", "Etc/UTC"}) CHECK(is_time_zone(name));
  for (auto const* name : {"", "New York", "america/new_york", "UTC+5", "Europe/Atlantis", "../../etc/passwd"}) {
    CAPTURE(name);
    CHECK_FALSE(is_time_zone(name));
  }
}

TEST_CASE("a local time is read in its zone, on either side of the changes of the clocks") {
  struct row {
    char const* zone;
    char const* local;
    char const* in_utc;
  };
  for (auto const& [zone, local, in_utc] : {
           row{"Etc/UTC", "2024-05-14T10:00", "2024-05-14T10:00"},
           row{"America/New_York", "2017-02-16T10:15", "2017-02-16T15:15"},
           row{"America/New_York", "2017-03-12T01:59", "2017-03-12T06:59"},
           row{"America/New_York", "2017-03-12T03:00", "2017-03-12T07:00"},
           row{"America/New_York", "2017-11-05T00:59", "2017-11-05T04:59"},
           row{"America/New_York", "2017-11-05T02:00", "2017-11-05T07:00"},
           row{"Europe/Paris", "2024-03-31T01:59", "2024-03-31T00:59"},
           row{"Europe/Paris", "2024-03-31T03:00", "2024-03-31T01:00"},
           row{"Europe/Paris", "2024-10-27T03:00", "2024-10-27T02:00"},
           row{"Asia/Kolkata", "2024-02-29T00:10", "2024-02-28T18:40"},
           row{"Australia/Lord_Howe", "2024-10-06T02:30", "2024-10-05T15:30"},
           row{"Pacific/Kiritimati", "2024-12-31T23:59", "2024-12-31T09:59"},
           row{"Africa/Nairobi", "2024-12-31T23:59", "2024-12-31T20:59"},
       }) {
    CAPTURE(zone, local);
    auto const read = read_local_time(local, zone);
    REQUIRE(read.at);
    CHECK(*read.at == utc(in_utc));
    CHECK_FALSE(read.ambiguous);
    CHECK(clock_date(*read.at, zone) + "T" + clock_minutes(*read.at, zone) == local);
  }
}

TEST_CASE("a time that the clocks jump over does not exist") {
  struct row {
    char const* zone;
    char const* local;
  };
  for (auto const& [zone, local] : {row{"America/New_York", "2017-03-12T02:00"}, row{"America/New_York", "2017-03-12T02:59"},
                                    row{"Europe/Paris", "2024-03-31T02:30"}, row{"Australia/Lord_Howe", "2024-10-06T02:15"},
                                    row{"America/Sao_Paulo", "2018-11-04T00:30"}, row{"Pacific/Apia", "2011-12-30T12:00"}}) {
    CAPTURE(zone, local);
    auto const read = read_local_time(local, zone);
    CHECK_FALSE(read.at);
    CHECK(read.what == plan_fault_code::time_skipped);
    CHECK(read.with == std::vector<std::string>{local, zone});
  }
}

TEST_CASE("of a time that comes twice the first is taken, and it is said") {
  struct row {
    char const* zone;
    char const* local;
    char const* in_utc;
  };
  for (auto const& [zone, local, in_utc] :
       {row{"America/New_York", "2017-11-05T01:30", "2017-11-05T05:30"}, row{"Europe/Paris", "2024-10-27T02:00", "2024-10-27T00:00"},
        row{"Australia/Lord_Howe", "2024-04-07T01:45", "2024-04-06T14:45"},
        row{"America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T01:30"}}) {
    CAPTURE(zone, local);
    auto const read = read_local_time(local, zone);
    REQUIRE(read.at);
    CHECK(*read.at == utc(in_utc));
    CHECK(read.ambiguous);
  }
}

TEST_CASE("what is not a date and a time is refused") {
  for (auto const* text :
       {"", "10:15", "2017-02-16", "2017-02-16 10:15", "2017-02-16T10:15Z", "2017-02-16T10:15:00", "2017-02-16T24:00", "2017-02-16T10:60",
        "2017-13-01T10:00", "2017-02-30T10:00", "2023-02-29T10:00", "2017-02-16T10:15 ", "tomorrow"}) {
    CAPTURE(text);
    auto const read = read_local_time(text, "Etc/UTC");
    CHECK_FALSE(read.at);
    CHECK(read.what == plan_fault_code::time_malformed);
    CHECK(read.with == std::vector<std::string>{text});
  }
  CHECK(read_local_time("2024-02-29T10:00", "Etc/UTC").at);
}

TEST_CASE("a time of which the time-zone database has no table is later than any plan may be, in every zone") {
  for (auto const* zone : {"Pacific/Kiritimati", "Etc/UTC", "America/New_York", "Pacific/Pago_Pago"}) {
    CAPTURE(zone);
    CHECK(read_local_time("2037-12-30T12:00", zone).at < limits::planned_until);
    for (auto const* text : {"2038-01-01T00:00", "2050-07-01T12:00"}) CHECK(read_local_time(text, zone).at >= limits::planned_until);
  }
}

TEST_CASE("time points are shown as the clocks of a zone show them") {
  auto const at = utc("2024-10-27T01:00") - std::chrono::milliseconds(1);
  CHECK(clock_seconds(at, "Europe/Paris") == "02:59:59");
  CHECK(clock_seconds(at + std::chrono::milliseconds(1), "Europe/Paris") == "02:00:00");
  CHECK(clock_minutes(at, "Asia/Kolkata") == "06:29");
  CHECK(clock_date(at, "America/New_York") == "2024-10-26");
}

TEST_CASE("the vectors of local times are current") {
  // Days on which clocks are changed, and others, of zones and years whose rules are history.
  constexpr std::array zones{"Etc/UTC",           "Europe/Zurich",    "Europe/Dublin",   "America/New_York", "America/St_Johns",
                             "America/Sao_Paulo", "America/Caracas",  "Africa/Nairobi",  "Africa/Cairo",     "Asia/Kolkata",
                             "Asia/Kathmandu",    "Asia/Tehran",      "Asia/Pyongyang",  "Asia/Tokyo",       "Australia/Lord_Howe",
                             "Australia/Sydney",  "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",     "Pacific/Kiritimati"};
  test::vectors all("local_time.json");
  std::mt19937 random(20);
  for (std::string const zone : zones) {
    std::optional<time_point> noon_before;
    for (auto midnight = time_point{1'104'537'600s}; midnight < time_point{1'704'067'200s}; midnight += 24h) {
      auto const date = clock_date(midnight, "Etc/UTC");
      auto const noon = read_local_time(date + "T12:00", zone).at;
      bool const is_changed = !noon || !noon_before || *noon - *noon_before != 24h;
      noon_before = noon;
      if (random() % (is_changed ? 3 : 600) != 0) continue;

      std::vector<std::optional<std::int64_t>> minutes;  // from midnight in UTC, of each half hour
      for (int i = 0; i < 48; ++i) {
        auto const time = std::string(i < 20 ? "0" : "") + std::to_string(i / 2) + (i % 2 ? ":30" : ":00");
        auto const read = read_local_time(date + "T" + time, zone);
        minutes.push_back(read.at ? std::optional((*read.at - midnight) / 1min) : std::nullopt);
      }
      std::vector<test::vectors::part> shown;
      for (int i = 0; i < 4; ++i) {
        auto const at = midnight + duration{static_cast<int>(random() % 86'400'000)};
        shown.push_back(all.of(at, clock_date(at, zone), clock_seconds(at, zone)));
      }
      all.add(zone, date, minutes, shown);
    }
  }
  all.check();
}
