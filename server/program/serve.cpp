#include "program/commands.hpp"
#include "program/data_directory.hpp"
#include "program/key.hpp"
#include "program/listing.hpp"
#include "program/log_clock.hpp"
#include "program/open_log.hpp"
#include "program/plans.hpp"

#include "log/memory_log.hpp"
#include "net/certificate.hpp"
#include "net/http_poster.hpp"
#include "net/limits.hpp"
#include "net/microphone_systems.hpp"
#include "net/public_url.hpp"
#include "net/server.hpp"
#include "room/limits.hpp"
#include "room/retention.hpp"
#include "room/rooms.hpp"
#include "room/webhooks.hpp"

#include <spdlog/spdlog.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>

namespace dais::program {
namespace {

// A disk or a database that answers needs far less. Who stops the server may want to start it again.
constexpr std::chrono::seconds close_within(10);

// More than that nobody reads.
constexpr std::size_t listed_at_start = 20;

// As pages are told them.
std::vector<std::string> addresses_of(std::vector<std::string> typed) {
  for (auto& one : typed) one = net::read_public_url(one).url;
  return typed;
}

// The sessions of the command line, made or found again, before anybody is let in.
class preparation {
 public:
  preparation(net::asio_loop& loop, room::rooms& rooms, bool const& stop) : loop_(loop), rooms_(rooms), stop_(stop) {}

  // Nothing is known of the sessions before.
  void read_sessions() {
    wait_for<bool>([&](auto done) { rooms_.when_ready([done] { done(true); }); });
  }

  // The id of a session of this plan that can be used: the latest that is not closed, or a new one. `moved`: the plan's times are not the
  // file's, and tell nothing about whether it is the same plan.
  std::string session_of(plan_file const& file, bool moved) {
    for (auto id : latest_first(file.id)) {
      auto const found = plan_and_status(id);
      if (!found || found->second == session_status::closed) continue;
      auto plan = file.plan;
      if (moved) {
        plan.start = found->first.start;
        plan.end = found->first.end;
      }
      if (plan != found->first) {
        spdlog::warn(
            "{} is not as its plan file says now: a session keeps the plan that it was made with, and what was edited since. Close it, or "
            "change the plan's id, for a new session.",
            id);
      }
      return id;
    }
    auto made = wait_for<std::variant<wire::session_card, std::string>>([&](auto done) { rooms_.create(file.plan, file.id, done); });
    if (auto const* const wrong = std::get_if<std::string>(&made))
      throw std::runtime_error("Cannot make the session " + file.id + ": " + *wrong);
    return std::get<wire::session_card>(made).id;
  }

  void open(std::string const& id) {
    auto const wrong = wait_for<std::optional<std::string>>([&](auto done) { rooms_.open(id, done); });
    if (wrong) throw std::runtime_error("Cannot open the session " + id + ": " + *wrong);
  }

  // Those that were asked for, and the latest of the others; what is not among them is not loaded until somebody comes for it.
  std::vector<wire::session_card> list(std::vector<std::string> const& wanted) {
    auto const& all = rooms_.ids();
    auto const latest = all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), listed_at_start));
    std::vector<std::string> shown;
    std::copy_if(all.begin(), latest, std::back_inserter(shown),
                 [&](auto const& id) { return std::find(wanted.begin(), wanted.end(), id) != wanted.end(); });
    shown.insert(shown.end(), latest, all.end());
    return wait_for<std::vector<wire::session_card>>([&](auto done) { rooms_.list(shown, done); });
  }

 private:
  using looked = std::optional<std::pair<session_plan, session_status>>;

  looked plan_and_status(std::string const& id) {
    return wait_for<looked>([&](auto done) { rooms_.plan_and_status(id, done); });
  }

  // Ids that a session of this plan may have: its own, and that with a number.
  std::vector<std::string> latest_first(std::string const& wanted) {
    std::vector<std::string> found;
    for (auto const& id : rooms_.ids()) {
      bool const numbered = id.size() > wanted.size() + 1 && id.compare(0, wanted.size() + 1, wanted + '-') == 0 &&
                            id.find_first_not_of("0123456789", wanted.size() + 1) == std::string::npos;
      if (id == wanted || numbered) found.insert(found.begin(), id);
    }
    return found;
  }

  template <typename Answer, typename Ask>
  Answer wait_for(Ask ask) {
    auto const answer = std::make_shared<std::optional<Answer>>();
    ask([answer](Answer const& given) { *answer = given; });
    loop_.run_until([&] { return stop_ || answer->has_value(); });
    if (stop_) throw stopped();
    return **answer;
  }

  net::asio_loop& loop_;
  room::rooms& rooms_;
  bool const& stop_;
};

void move_to(session_plan& plan, time_point start) {
  plan.end += start - plan.start;
  plan.start = start;
}

time_point next_five_minutes(time_point now) {
  constexpr std::chrono::minutes five(5);
  return time_point(std::chrono::floor<std::chrono::minutes>(now.time_since_epoch()) / five * five + five);
}

// Those of a rehearsal are gone with it, as all of it is.
std::unique_ptr<room::webhooks> webhooks_of(std::optional<data_directory> const& data, net::asio_loop& loop, log::engine& engine,
                                            room::poster& by, std::uint32_t time_scale) {
  auto const keep = [data](std::string const& text) -> std::optional<std::string> {
    try {
      if (data) data->keep_webhooks(text);
      return {};
    } catch (std::runtime_error const& why) {
      return why.what();
    }
  };
  auto const kept = data ? data->read_webhooks() : "";
  try {
    return std::make_unique<room::webhooks>(loop, engine, by, time_scale, net::machine_clocks().wall, kept, keep);
  } catch (std::runtime_error const& why) {
    throw std::runtime_error(data->webhooks_file().string() + ' ' + why.what() + '.');
  }
}

// Says each day what there is to say of a certificate; in real time, rehearsal or not.
class certificate_watch {
 public:
  certificate_watch(net::asio_loop& loop, net::certificate const& shown) : loop_(loop), shown_(shown) { look(); }

  void look() {
    auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    if (auto const remark = remark_on_end(shown_, now)) spdlog::warn("{}", *remark);
    next_ = loop_.after(limits::certificate_check_interval, [this] { look(); });
  }

 private:
  net::asio_loop& loop_;
  net::certificate const& shown_;
  std::unique_ptr<room::timer> next_;
};

// People come by the name that the certificate has, for by another one their browsers would warn them.
std::string address_in(net::certificate const& shown, std::uint16_t port) {
  for (auto const& host : shown.hosts()) {
    if (auto url = net::secure_url(host, port); !url.empty()) return url;
  }
  return "";
}

int serve_until_stopped(serve_options const& options) {
  std::vector<plan_file> plans;
  bool good = true;
  for (auto const& path : options.plans) {
    auto file = read_plan_file(path, std::cerr, std::nullopt);
    good = good && file;
    if (file) plans.push_back(std::move(*file));
  }
  if (!good) return 1;

  ::umask(0077);                  // What people asked without their names is for nobody else on this machine.
  std::signal(SIGPIPE, SIG_IGN);  // Whoever read our output has gone; the panel goes on.
  bool const rehearsal = options.rehearse > 0;
  steered_clocks clocks;
  net::asio_loop loop(rehearsal ? options.rehearse : 1, clocks.clocks());
  bool stop = false;
  std::optional<net::certificate> shown;
  if (!options.certificate.empty()) shown.emplace(options.certificate, options.key);
  std::optional<certificate_watch> watch;
  if (shown) watch.emplace(loop, *shown);
  loop.on_signal([&](int number) {
    // A terminal that was closed, or a service manager that wants files read anew.
    if (number == SIGHUP) {
      if (!shown) return;
      if (auto const wrong = shown->reload()) return spdlog::error("{} The certificate from before is still shown.", *wrong);
      spdlog::info("The certificate was read again.");
      return watch->look();
    }
    if (stop) std::_Exit(128 + number);
    stop = true;
  });
  if (options.begin_soon) {
    for (auto& one : plans) move_to(one.plan, next_five_minutes(loop.now()));
  }
  if (rehearsal) {
    auto first = plans.front().plan.start;
    for (auto const& one : plans) first = std::min(first, one.plan.start);
    loop.begin_at(first - std::chrono::minutes(2));
  }

  auto const post = [&loop](std::function<void()> work) { loop.post(std::move(work)); };
  auto const clock = [&loop] { return loop.now(); };
  data_directory const data(options.data);
  log_place const place(data, options.log);
  if (!rehearsal) data.make();
  auto const [engine, has_sessions] = rehearsal ? opened_log{log::make_memory_log(post, clock), false} : open_log(place, loop, stop);
  std::optional<log_clock> by_log;
  if (!rehearsal && place.is_in_database()) by_log.emplace(loop, *engine, clocks).wait_for_first(stop);
  auto const key = rehearsal ? room::random_link_key() : key_to_serve_by(data, place, has_sessions);
  auto const microphones = options.microphones.empty()
                               ? nullptr
                               : net::reach_microphones(loop.context(), loop, net::read_microphone_address(options.microphones).value());
  auto const nodes = rehearsal ? std::make_unique<log::no_bulletins>() : bulletins_of(place, loop);
  auto const rooms =
      room::rooms::make(loop, *engine, *nodes, key, rehearsal ? options.rehearse : 1, addresses_of(options.access.other_servers));
  net::http_poster poster(loop.context(), loop, net::reachable(options.webhook_allow), "Dais/" + options.version);
  auto const webhooks =
      webhooks_of(rehearsal ? std::nullopt : std::optional(data), loop, *engine, poster, rehearsal ? options.rehearse : 1);
  rooms->on_forgotten([&](std::string const& session) { webhooks->forget(session); });
  std::vector<net::listen_address> listen;
  for (auto const& one : options.listen) listen.push_back(net::read_listen_address(one).value());
  auto public_url = options.public_url;
  if (public_url.empty() && shown) public_url = address_in(*shown, listen.front().port);
  net::server server(loop, *rooms,
                     {.listen = listen,
                      .web = options.web,
                      .public_url = public_url,
                      .version = options.version,
                      .shown = shown ? &*shown : nullptr,
                      .keep_days = options.keep_days,
                      .access = options.access,
                      .osc = options.osc.empty() ? std::nullopt : net::read_listen_address(options.osc),
                      .webhooks = webhooks.get(),
                      .slots = net::slots_by_open_files()});

  preparation prepare(loop, *rooms, stop);
  prepare.read_sessions();
  std::vector<std::string> wanted;
  for (auto const& one : plans) {
    wanted.push_back(prepare.session_of(one, options.begin_soon));
    if (options.open) prepare.open(wanted.back());
  }
  auto const cards = prepare.list(wanted);
  std::optional<room::retention> deleting;
  if (options.keep_days > 0) deleting.emplace(*rooms, loop, std::chrono::days(options.keep_days));
  if (microphones) rooms->follow(*microphones);
  server.start();
  server.keep_checking_timeouts();

  auto const address = server.address();
  if (public_url.empty() && shown) public_url = address_in(*shown, address.port);
  auto const base = base_url(address, public_url, shown.has_value());
  std::cout << "Dais " << options.version << " listens on " << (shown ? "https" : "http") << "://" << net::to_string(address) << '\n'
            << "Data              " << (rehearsal ? "none: a rehearsal keeps nothing" : std::filesystem::absolute(data.path()).string())
            << '\n';
  if (!rehearsal && place.is_in_database()) std::cout << "Log               " << place.name() << '\n';
  if (auto const osc = server.osc_address()) std::cout << "OSC               " << net::to_string(*osc) << " (UDP)\n";
  if (microphones) std::cout << "Microphones       " << options.microphones << '\n';
  if (rehearsal) std::cout << "Time              " << options.rehearse << " times as fast\n";
  bool const is_terminal = ::isatty(STDOUT_FILENO) == 1;
  std::ostringstream links;
  links << "Home (organiser)  " << base << "/#" << room::organiser_token(key) << '\n';
  for (auto const& card : cards) {
    links << '\n' << listing_of(card, base);
    if (card.status != session_status::closed) links << '\n' << audience_code(card, base, is_terminal);
  }
  if (rooms->ids().size() > cards.size()) links << "\nOther sessions are kept too: `dais links` prints their links.\n";
  // What is printed elsewhere than on a terminal is kept by whoever started the server, for longer and for more than they think. Those of a
  // rehearsal open nothing once it ends.
  if (is_terminal || rehearsal) {
    std::cout << links.str();
  } else {
    data.keep_links(links.str());
    std::cout << "Links             " << std::filesystem::absolute(data.links_file()).string() << " (only its owner may read it)\n";
  }
  std::cout << std::flush;
  if (!server.has_pages())
    spdlog::warn("There are no pages in {}: build them in web/, or name their directory with --web.", options.web.string());

  loop.run_until([&] { return stop; });
  spdlog::info("Stopping: everybody is told to come back. Once more to stop at once.");
  bool gone = false;
  server.shut([&gone] { gone = true; });
  loop.run_until([&] { return gone; });
  bool kept = false;
  webhooks->close([&kept] { kept = true; });
  loop.run_until([&] { return kept; }, close_within);
  bool closed = false;
  engine->close([&closed] { closed = true; });
  if (!loop.run_until([&] { return closed; }, close_within))
    spdlog::error("The log does not answer: what was not confirmed by now may be lost.");
  return 0;
}

}  // namespace

int serve(serve_options const& options) {
  try {
    return serve_until_stopped(options);
  } catch (stopped) {
    return 0;
  } catch (std::exception const& trouble) {
    std::cerr << trouble.what() << '\n';
    return 1;
  }
}

}  // namespace dais::program
