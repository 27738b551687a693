#include "modes.hpp"

#include "crowd.hpp"
#include "publisher.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <deque>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {
namespace {

constexpr double patience_seconds = 60;

// The audience and the publisher, and what both tell while something is waited for.
class hall {
 public:
  hall(dialect const& d, settings const& s, unsigned publishers = 1)
      : confirms_(d.confirms()), ask_every_(static_cast<nanoseconds>(s.ask_ms * 1e6)), crowd_(d, s.audience) {
    if (!s.publisher) return;
    for (unsigned i = 1; i <= publishers; ++i) publishers_.emplace_back(d, s.audience.port, i, publishers);
    if (ask_every_ > 0) publishers_.emplace_back(d, s.audience.port);
    until([&] { return std::ranges::all_of(publishers_, &publisher::ready); }, "publishers that are ready");
  }

  crowd& audience() { return crowd_; }
  publisher& moderator(std::size_t number = 0) { return publishers_[number]; }
  bool confirms() const { return confirms_; }

  void until(std::function<bool()> const& holds, std::string const& what, double seconds = patience_seconds) {
    auto const end = now() + static_cast<nanoseconds>(seconds * 1e9);
    while (!holds()) {
      if (now() > end) fail("there was not within " + std::to_string(static_cast<int>(seconds)) + " s: " + what);
      look(ask_every_ > 0 ? 1 : 1000);
    }
  }

  // The same, while whoever asks for the time does so; nobody where nobody is to.
  void until_while_asking(std::function<bool()> const& holds, std::string const& what, double seconds) {
    auto next = now();
    until(
        [&] {
          if (holds()) return true;
          if (ask_every_ > 0 && now() >= next) {
            publishers_.back().ask();
            next = now() + ask_every_;
          }
          return false;
        },
        what, seconds);
  }
  std::vector<double> const& answered_after() const { return publishers_.back().answered_after(); }

  void pause_until(nanoseconds at) {
    for (auto left = at - now(); left > 0; left = at - now()) look(static_cast<int>(left / 1'000'000));
  }

  void settle(settings const& s) { pause_until(now() + static_cast<nanoseconds>(s.settle_seconds * 1e9)); }

  void obeyed(order what, std::string const& name) {
    crowd_.give(what);
    until([&] { return crowd_.done(); }, name);
  }

  void all_join() { obeyed({order::join, 0, crowd_.size()}, "everybody having joined"); }

 private:
  void look(int milliseconds) {
    std::vector<pollfd> polled;
    crowd_.add_to(polled);
    for (auto const& one : publishers_) polled.push_back({one.descriptor(), POLLIN, 0});
    if (poll(polled.data(), polled.size(), milliseconds) < 0 && errno != EINTR) fail("poll");
    for (auto const& one : polled) {
      if (!one.revents) continue;
      auto const from = std::ranges::find(publishers_, one.fd, &publisher::descriptor);
      if (from != publishers_.end()) {
        from->take();
      } else {
        crowd_.take(one.fd);
      }
    }
  }

  bool const confirms_;
  nanoseconds const ask_every_;
  crowd crowd_;
  std::deque<publisher> publishers_;
};

// What a number of writes of `together` changes each took until all of the audience, but the first `without`, had them.
struct pressing {
  std::vector<double> half, nearly_all, last, first, confirmed, shown, first_to_last;

  void measure(hall& in, settings const& s, unsigned writes, std::size_t without = 0) {
    auto& audience = in.audience();
    auto& moderator = in.moderator();
    for (unsigned i = 0; i < writes; ++i) {
      audience.expect(moderator.pressed() + s.together);
      auto const at = moderator.press(s.together);
      in.until_while_asking([&] { return audience.all_had(moderator.pressed()).has_value(); }, "a change that everybody has", 30);
      if (in.confirms()) {
        in.until([&] { return moderator.shown() >= moderator.pressed(); }, "the change in the publisher's own view", 5);
        in.until([&] { return moderator.confirmed() == moderator.pressed(); }, "a reply", 5);
      }
      note(in, at, without);
      in.pause_until(at + static_cast<nanoseconds>(s.pause_ms * 1e6));
    }
  }

  void add_to(figures& out, std::string const& prefix = {}) const {
    out.add(prefix + "p50_ms", quantile(half, 0.5));
    out.add(prefix + "p99_ms", quantile(nearly_all, 0.5));
    out.add(prefix + "last_p50_ms", quantile(last, 0.5));
    out.add(prefix + "last_ms", last);
    out.add(prefix + "first_p50_ms", quantile(first, 0.5));
    out.add(prefix + "first_to_last_p50_ms", quantile(first_to_last, 0.5));
    if (!confirmed.empty()) out.add(prefix + "confirmed_p50_ms", quantile(confirmed, 0.5));
    if (!shown.empty()) out.add(prefix + "shown_p50_ms", quantile(shown, 0.5));
  }

 private:
  void note(hall& in, nanoseconds at, std::size_t without) {
    std::vector<double> arrivals;
    for (auto const& one : in.audience().clients().subspan(without)) arrivals.push_back(milliseconds(one.arrived - at));
    auto const [earliest, latest] = std::minmax_element(arrivals.begin(), arrivals.end());
    first.push_back(*earliest);
    last.push_back(*latest);
    first_to_last.push_back(*latest - *earliest);
    half.push_back(quantile(arrivals, 0.5));
    nearly_all.push_back(quantile(arrivals, 0.99));
    auto const& moderator = in.moderator();
    if (!in.confirms()) return;
    confirmed.push_back(milliseconds(moderator.confirmed_at() - at));
    shown.push_back(milliseconds(moderator.shown_at() - at));
  }
};

std::uint64_t sum(std::span<client> clients, std::uint64_t client::*what) {
  std::uint64_t all = 0;
  for (auto const& one : clients) all += one.*what;
  return all;
}

void count_from_zero(std::span<client> clients) {
  for (auto& one : clients) one.bytes = one.frames = one.patches = one.snapshots = one.heartbeats = 0;
}

double each(std::uint64_t all, std::size_t of) { return static_cast<double>(all) / static_cast<double>(of); }

// For how long, at most, a vote that was confirmed was not in the count that the publisher was shown. A count of so many stood until the
// next one came, and the earliest vote that it was without was confirmed after so many others at the latest.
nanoseconds oldest_count(std::span<publisher::count const> counts, std::vector<nanoseconds> confirmed) {
  std::ranges::sort(confirmed);
  nanoseconds oldest = 0;
  std::uint64_t shown = 0;
  for (auto const& next : counts) {
    if (shown < confirmed.size()) oldest = std::max(oldest, next.at - confirmed[shown]);
    shown = next.votes;
  }
  return oldest;
}

}  // namespace

void fan_out(dialect const& d, settings const& s, figures& out) {
  auto const before_all = usage_of(s.server);
  auto const kernel_before = kernel_kib();
  hall in(d, s);
  in.all_join();
  in.settle(s);
  out.add("kernel_kib_per_connection", (kernel_kib() - kernel_before) / static_cast<double>(in.audience().size()));
  out.add("rss_kib_per_connection", (static_cast<double>(usage_of(s.server).resident_kib) - static_cast<double>(before_all.resident_kib)) /
                                        static_cast<double>(in.audience().size()));
  pressing warm_up, measured;
  warm_up.measure(in, s, 2);
  auto const clients = in.audience().clients();
  count_from_zero(clients);
  auto const before = usage_of(s.server);
  measured.measure(in, s, s.presses);
  auto const after = usage_of(s.server);
  auto const deliveries = static_cast<double>(s.presses) * s.together * static_cast<double>(clients.size());
  double active_ms = 0;
  for (auto const length : measured.last) active_ms += length;
  measured.add_to(out);
  out.add("deliveries_per_second", deliveries / active_ms * 1000);
  out.add("cpu_us_per_delivery", (after.cpu_seconds - before.cpu_seconds) / deliveries * 1e6);
  out.add("cpu_us_per_write", (after.cpu_seconds - before.cpu_seconds) / s.presses * 1e6);
  out.add("bytes_per_change", each(sum(clients, &client::bytes), static_cast<std::size_t>(deliveries)));
  if (s.ask_ms > 0) out.add("answered_ms", in.answered_after());
}

// Each change has a publisher of its own, as when several people press; nobody presses again before the reply.
void in_flight(dialect const& d, settings const& s, figures& out) {
  hall in(d, s, s.together);
  in.all_join();
  in.settle(s);
  auto& audience = in.audience();
  std::vector<nanoseconds> pressed;
  std::vector<double> last;
  auto const press_until = [&](std::size_t changes) {
    while (last.size() < changes) {
      while (pressed.size() < changes && pressed.size() < last.size() + s.together) {
        auto& one = in.moderator(pressed.size() % s.together);
        if (in.confirms()) in.until([&] { return one.confirmed() == one.pressed(); }, "a reply", 5);
        audience.expect(pressed.size() + 1);
        pressed.push_back(one.press(1));
      }
      in.until([&] { return audience.all_had(last.size() + 1).has_value(); }, "a change that everybody has", 30);
      last.push_back(milliseconds(*audience.all_had(last.size() + 1) - pressed[last.size()]));
    }
  };
  press_until(s.together);
  auto const before = usage_of(s.server);
  auto const at = now();
  press_until(s.together + s.presses);
  auto const deliveries = static_cast<double>(s.presses) * static_cast<double>(audience.size());
  std::vector<double> const measured(last.begin() + s.together, last.end());
  out.add("last_p50_ms", quantile(measured, 0.5));
  out.add("last_ms", measured);
  out.add("deliveries_per_second", deliveries / milliseconds(now() - at) * 1000);
  out.add("cpu_us_per_delivery", (usage_of(s.server).cpu_seconds - before.cpu_seconds) / deliveries * 1e6);
}

void join(dialect const& d, settings const& s, figures& out) {
  hall in(d, s);
  auto const clients = in.audience().clients();
  if (s.present > 0) {
    in.obeyed({order::join, 0, s.present}, "the first to have joined");
    in.settle(s);
  }
  count_from_zero(clients);
  auto const before = usage_of(s.server);
  auto const at = now();
  in.obeyed({order::join, s.present, clients.size()}, "everybody having joined");
  auto const after = usage_of(s.server);
  std::vector<double> took;
  nanoseconds latest = at;
  for (auto const& one : clients.subspan(s.present)) {
    took.push_back(milliseconds(one.answered - one.asked));
    latest = std::max(latest, one.answered);
  }
  out.add("all_joined_ms", milliseconds(latest - at));
  out.add("join_p50_ms", quantile(took, 0.5));
  out.add("join_p99_ms", quantile(took, 0.99));
  out.add("cpu_us_per_join", (after.cpu_seconds - before.cpu_seconds) / static_cast<double>(took.size()) * 1e6);
  out.add("bytes_per_join", each(sum(clients.subspan(s.present), &client::bytes), took.size()));
  if (s.present > 0) out.add("bytes_to_each_present", each(sum(clients.first(s.present), &client::bytes), s.present));
}

void votes(dialect const& d, settings const& s, figures& out) {
  hall in(d, s);
  in.all_join();
  in.settle(s);
  auto const before = usage_of(s.server);
  auto& moderator = in.moderator();
  std::vector<double> confirmed;
  auto const span = static_cast<nanoseconds>(s.seconds * 1e9);
  auto const start = now();
  in.audience().give({order::vote, 0, in.audience().size(), start, span});
  while (!in.audience().done()) {
    if (now() - start > span + 60'000'000'000) fail("there was not within a minute: everybody's vote confirmed");
    in.audience().expect(moderator.pressed() + 1);
    auto const at = moderator.press(1);
    in.until([&] { return moderator.confirmed() == moderator.pressed(); }, "a reply");
    confirmed.push_back(milliseconds(moderator.confirmed_at() - at));
    auto const next = at + static_cast<nanoseconds>(s.pause_ms * 1e6);
    while (!in.audience().done() && now() < next) in.pause_until(std::min(next, now() + 5'000'000));
  }
  auto const after = usage_of(s.server);
  auto const& counts = moderator.counts();
  in.until([&] { return !counts.empty() && counts.back().votes == in.audience().size(); }, "a count of everybody's vote");
  std::vector<double> took;
  std::vector<nanoseconds> answered;
  for (auto const& one : in.audience().clients()) {
    took.push_back(milliseconds(one.answered - one.asked));
    answered.push_back(one.answered);
  }
  out.add("all_confirmed_ms", milliseconds(std::ranges::max(answered) - start));
  out.add("vote_p50_ms", quantile(took, 0.5));
  out.add("vote_p99_ms", quantile(took, 0.99));
  out.add("press_p50_ms", quantile(confirmed, 0.5));
  out.add("press_ms", confirmed);
  out.add("counts_old_max_ms", milliseconds(oldest_count(counts, std::move(answered))));
  out.add("cpu_us_per_vote", (after.cpu_seconds - before.cpu_seconds) / static_cast<double>(took.size()) * 1e6);
}

void idle(dialect const& d, settings const& s, figures& out) {
  auto const alone = usage_of(s.server);
  hall in(d, s);
  in.all_join();
  in.settle(s);
  auto const clients = in.audience().clients();
  if (s.heartbeat_seconds > 0) {
    in.audience().give({order::heartbeat, 0, clients.size(), now(), static_cast<nanoseconds>(s.heartbeat_seconds * 1e9)});
  }
  in.obeyed({order::count, 0, clients.size()}, "counts of packets");
  auto const packets = sum(clients, &client::packets), packet_bytes = sum(clients, &client::packet_bytes);
  count_from_zero(clients);
  auto const before = usage_of(s.server);
  in.pause_until(now() + static_cast<nanoseconds>(s.seconds * 1e9));
  auto const after = usage_of(s.server);
  in.obeyed({order::count, 0, clients.size()}, "counts of packets");
  auto const minutes = s.seconds / 60;
  out.add("frames_per_client_minute", each(sum(clients, &client::frames), clients.size()) / minutes);
  auto const no_heartbeats = sum(clients, &client::frames) - sum(clients, &client::heartbeats);
  out.add("no_heartbeats_per_client_minute", each(no_heartbeats, clients.size()) / minutes);
  out.add("bytes_per_client_minute", each(sum(clients, &client::bytes), clients.size()) / minutes);
  out.add("packets_per_client_hour", each(sum(clients, &client::packets) - packets, clients.size()) / minutes * 60);
  out.add("packet_bytes_per_client_hour", each(sum(clients, &client::packet_bytes) - packet_bytes, clients.size()) / minutes * 60);
  out.add("cpu_percent", (after.cpu_seconds - before.cpu_seconds) / s.seconds * 100);
  out.add("rss_kib_alone", static_cast<double>(alone.resident_kib));
  out.add("rss_kib_per_connection",
          (static_cast<double>(after.resident_kib) - static_cast<double>(alone.resident_kib)) / static_cast<double>(clients.size()));
}

// Precondition: nobody presses.
void read_again(hall& in, std::size_t readers, figures& out, std::string const& prefix) {
  auto const clients = in.audience().clients().first(readers);
  count_from_zero(clients);
  auto const at = now();
  in.obeyed({order::read_again, 0, readers}, "readers that are up to date again");
  nanoseconds latest = at;
  for (auto const& one : clients) latest = std::max(latest, one.answered);
  out.add(prefix + "patches", each(sum(clients, &client::patches), readers));
  out.add(prefix + "snapshots", each(sum(clients, &client::snapshots), readers));
  out.add(prefix + "snapshots_max", static_cast<double>(std::ranges::max(clients, {}, &client::snapshots).snapshots));
  out.add(prefix + "bytes", each(sum(clients, &client::bytes), readers));
  out.add(prefix + "all_ms", milliseconds(latest - at));
}

// Whoever stops reading still sends its heartbeats: it is slow, not silent.
void slow(dialect const& d, settings const& s, figures& out) {
  auto const stopped = s.audience.slow, returning = stopped / 2;
  hall in(d, s);
  in.all_join();
  in.settle(s);
  auto const at_first = usage_of(s.server);
  auto const kernel_at_first = kernel_socket_kib();
  auto const press = [&](std::string const& prefix) {
    pressing measured;
    measured.measure(in, s, s.presses, stopped);
    if (prefix.empty()) return;
    measured.add_to(out, prefix);
    out.add(prefix + "rss_kib_grown", static_cast<double>(usage_of(s.server).resident_kib) - static_cast<double>(at_first.resident_kib));
    out.add(prefix + "kernel_kib_grown", kernel_socket_kib() - kernel_at_first);
  };
  press("before_");
  auto const stopped_at = now();
  in.obeyed({order::stall, 0, stopped}, "readers that stopped");
  in.obeyed({order::heartbeat, 0, stopped, stopped_at, 5'000'000'000}, "their heartbeats");
  press("after_");
  press("later_");
  read_again(in, returning, out, "long_stop_");
  in.obeyed({order::stall, 0, returning}, "readers that stopped again");
  press({});
  read_again(in, returning, out, "short_stop_");
  if (s.close_seconds == 0) return;
  auto const never = in.audience().clients().subspan(returning, stopped - returning);
  auto const closed = [&] { return std::ranges::count_if(never, [](client const& one) { return one.closed > 0; }); };
  auto const wait_until = stopped_at + static_cast<nanoseconds>(s.close_seconds * 1e9);
  while (now() < wait_until && closed() < std::ssize(never)) in.pause_until(now() + 100'000'000);
  std::vector<double> after;
  for (auto const& one : never) {
    if (one.closed > 0) after.push_back(milliseconds(one.closed - stopped_at) / 1000);
  }
  out.add("closed", static_cast<double>(after.size()));
  out.add("closed_first_s", quantile(after, 0));
  out.add("closed_last_s", quantile(after, 1));
}

void blip(dialect const& d, settings const& s, figures& out) {
  hall in(d, s);
  auto const clients = in.audience().clients();
  auto const before_all = usage_of(s.server);
  in.all_join();
  auto const after_all = usage_of(s.server);
  in.settle(s);
  auto const joined = sum(clients, &client::bytes);
  pressing some;
  some.measure(in, s, 2);
  in.obeyed({order::cut, 0, clients.size()}, "connections that are cut");
  auto& moderator = in.moderator();
  auto const away_until = now() + static_cast<nanoseconds>(s.seconds * 1e9);
  for (unsigned i = 0; i < s.presses; ++i) {
    in.audience().expect(moderator.pressed() + 1);
    auto const at = moderator.press(1);
    in.until([&] { return moderator.confirmed() == moderator.pressed(); }, "a reply");
    in.pause_until(at + static_cast<nanoseconds>(s.pause_ms * 1e6));
  }
  in.pause_until(away_until);
  count_from_zero(clients);
  auto const before = usage_of(s.server);
  auto const at = now();
  in.obeyed({order::rejoin, 0, clients.size()}, "everybody back");
  nanoseconds latest = at;
  for (auto const& one : clients) latest = std::max(latest, one.answered);
  auto const after = usage_of(s.server);
  auto const again = sum(clients, &client::bytes);
  out.add("presses_missed", s.presses);
  out.add("all_back_ms", milliseconds(latest - at));
  out.add("bytes_per_join", each(joined, clients.size()));
  out.add("bytes_per_resume", each(again, clients.size()));
  out.add("bytes_ratio", static_cast<double>(again) / static_cast<double>(joined));
  out.add("cpu_us_per_join", (after_all.cpu_seconds - before_all.cpu_seconds) / static_cast<double>(clients.size()) * 1e6);
  out.add("cpu_us_per_resume", (after.cpu_seconds - before.cpu_seconds) / static_cast<double>(clients.size()) * 1e6);
}

void restart(dialect const& d, settings const& s, figures& out) {
  hall in(d, s);
  auto const clients = in.audience().clients();
  in.all_join();
  in.settle(s);
  in.obeyed({order::cut, 0, clients.size()}, "connections that are cut");
  std::puts("restart");
  std::fflush(stdout);
  nanoseconds started = 0;
  if (!(std::cin >> started)) fail("nobody started the server again");
  count_from_zero(clients);
  in.obeyed({order::rejoin, 0, clients.size()}, "everybody back");
  if (!std::ranges::all_of(clients, [](client const& one) { return one.snapshots == 1; })) fail("somebody came back without a snapshot");
  out.add("all_back_ms", milliseconds(std::ranges::max(clients, {}, &client::answered).answered - started));
}

}  // namespace bench
