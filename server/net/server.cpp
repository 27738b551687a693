#include "net/server.hpp"

#include "net/api.hpp"
#include "net/header_fields.hpp"
#include "net/http_connection.hpp"
#include "net/limits.hpp"
#include "net/metrics_text.hpp"
#include "net/origins.hpp"
#include "net/osc.hpp"
#include "net/public_url.hpp"
#include "net/request_rules.hpp"
#include "net/router.hpp"
#include "net/static_files.hpp"
#include "net/tool_api.hpp"
#include "net/webhook_api.hpp"
#include "net/websocket.hpp"
#include "report/exports.hpp"
#include "wire/codec.hpp"
#include "wire/limits.hpp"
#include "wire/openapi.hpp"

#include <utility>
#include <vector>

namespace dais::net {
namespace {

http_response pages_missing() {
  return text_answer(404, "The pages are not here. Build them (npm run build, in web/), and name their directory with --web.\n");
}

std::string described_api() {
  std::vector<offered_file> files;
  for (auto const& one : report::exports()) files.push_back({one.name, one.type});
  return openapi(files);
}

http_response nothing_here() { return json_error(404, http_error::not_found, "There is nothing at this address."); }

// A page that was loaded from another server of the same sessions comes in here when that one is gone.
std::vector<std::string> sites_allowed(access_options const& access) {
  auto all = access.allowed_origins;
  all.insert(all.end(), access.other_servers.begin(), access.other_servers.end());
  return all;
}

}  // namespace

struct server::impl {
  asio_loop& loop;
  room::rooms& rooms;
  static_files files;
  api scripts;
  tool_api tools;
  std::optional<webhook_api> hooks;
  sites whose;
  origins from_where;
  http_services services;
  connections all;
  std::vector<std::unique_ptr<listener>> listeners;
  std::unique_ptr<osc_server> osc;
  certificate const* const shown;
  bool const proxies_send_header;
  std::string const participant_header;
  std::string const public_url;
  std::string version;
  std::string const kept;  // what the page on privacy is given
  std::string const described = described_api();
  std::vector<route> const routes = table();
  std::unique_ptr<room::timer> next_timeout_check, last_call;
  std::function<void()> when_empty;

  impl(asio_loop& l, room::rooms& r, server_options const& options)
      : loop(l),
        rooms(r),
        files(options.web, socket_urls(options.access.other_servers)),
        scripts(r, options.public_url, [&l] { return l.now(); }),
        tools(l, r),
        hooks(options.webhooks ? std::optional<webhook_api>(*options.webhooks) : std::nullopt),
        whose(options.public_url, sites_allowed(options.access)),
        from_where(options.access.trusted_proxies),
        all(options.slots, options.access.connections_per_address),
        shown(options.shown),
        proxies_send_header(options.access.proxies_send_header),
        participant_header(options.access.participant_header),
        public_url(read_public_url(options.public_url).url),
        version(options.version),
        kept(write_privacy_preload({options.keep_days > 0 ? std::optional(options.keep_days) : std::nullopt})) {
    for (auto const& one : options.listen) {
      listeners.push_back(std::make_unique<listener>(l.context(), one, all, [this](tcp_socket s) { take(std::move(s)); }));
    }
    if (options.osc) osc = std::make_unique<osc_server>(loop.context(), loop, rooms, *options.osc);
    services.decide = [this](http_request const& request) { return decide(request); };
    services.handle = [this](http_request const& request, http_answer const& answer) { answer_by(routes, request, answer); };
    all.on_left = [this] { resume(); };
    services.refuse_upgrade = refuse_upgrade;
    services.upgrade = [this](transport by, room::origin from, http_request const& request) {
      serve_websocket(all, rooms, std::move(by), from, request);
    };
    services.redirect = [this](http_request const& request) { return redirect(request); };
    services.origin_of = [this](boost::asio::ip::address const& address) { return from_where.of(address); };
    services.person = [this](http_request const& request, bool by_proxy) { return person_in(request, by_proxy); };
    services.forwarded = [this](http_request const& request) { return from_where.forwarded(request.header("X-Forwarded-For")); };
  }

  // Twice is what a proxy makes that adds to what a client wrote.
  std::shared_ptr<std::string const> person_in(http_request const& request, bool by_proxy) const {
    if (participant_header.empty()) return {};
    std::string found;
    std::size_t times = 0;
    for (auto const& [name, value] : request.headers) {
      if (same_token(name, participant_header) && ++times == 1) found = value;
    }
    return std::make_shared<std::string const>(by_proxy && times == 1 ? std::move(found) : std::string{});
  }

  void take(tcp_socket s) {
    error_code ec;
    auto const address = s.remote_endpoint(ec).address();
    if (ec) return;
    auto const other = !from_where.is_trusted(address) ? peer::client : proxies_send_header ? peer::header_proxy : peer::http_proxy;
    serve_http(all, services, transport(std::move(s), shown), from_where.of(address), other);
  }

  // Every address of the server. A GET of /socket that asks to upgrade does not come here.
  std::vector<route> table() {
    constexpr auto read = "GET, HEAD";
    using asked = http_request const&;
    using argument = std::string_view;
    using answer = http_answer const&;
    route::refusal const organiser = [this](asked request) { return scripts.refuse_stranger(request); };
    auto const exported = [this](std::string_view name) {
      return [this, name](asked request, argument id, answer to) { scripts.export_report(request, id, name, to); };
    };
    route::refusal const linked = [this](asked request) { return scripts.refuse_unlinked(request); };
    std::vector<route> const own{
        {"/healthz", read, [](asked, argument, answer to) { to(text_answer(200, "ok\n")); }},
        {"/readyz", read, [this](asked, argument, answer to) { to(ready()); }},
        {"/metrics", read, [this](asked, argument, answer to) { to(counted()); }},
        {"/socket", "GET", [this](asked request, argument, answer to) { file(request, to); }},
        {"/api/v1/sessions", "GET, HEAD, POST", [this](asked request, argument, answer to) { scripts.sessions(request, to); },
         limits::plan_bytes, organiser},
        {"/api/v1/sessions/*/plan", read, [this](asked, argument id, answer to) { scripts.plan(id, to); }, 0, organiser},
        {"/api/v1/sessions/*/links", "POST", [this](asked request, argument id, answer to) { scripts.renew(request, id, to); },
         limits::link_request_bytes, organiser},
        {"/api/v1/sessions/*/report", read, [this](asked request, argument id, answer to) { scripts.report(request, id, to); }},
        {"/api/v1/sessions/*/report/report.json", read, exported("report.json")},
        {"/api/v1/sessions/*/report/report.md", read, exported("report.md")},
        {"/api/v1/sessions/*/report/report.ics", read, exported("report.ics")},
        {"/api/v1/sessions/*/report/segments.csv", read, exported("segments.csv")},
        {"/api/v1/sessions/*/report/speaking.csv", read, exported("speaking.csv")},
        {"/api/v1/sessions/*/report/questions.csv", read, exported("questions.csv")},
        {"/api/v1/sessions/*/report/decisions.csv", read, exported("decisions.csv")},
        {"/api/v1/sessions/*/report/captions.csv", read, exported("captions.csv")},
        {"/api/v1/table", read, [this](asked, argument, answer to) { scripts.table(to); }, 0, organiser},
        {"/api/v1/table/sessions.csv", read, [this](asked, argument, answer to) { scripts.export_table(to); }, 0, organiser},
        {"/api/v1/public/*/yours", read, [this](asked request, argument code, answer to) { scripts.own_questions(request, code, to); }},
        {"/api/v1/public/*", read, [this](asked request, argument code, answer to) { scripts.public_report(request, code, to); }},
        {"/api/v1/sessions/*", "DELETE", [this](asked, argument id, answer to) { scripts.forget(id, to); }, 0, organiser},
        {"/api/v1/check", "POST", [this](asked request, argument, answer to) { scripts.check(request, to); }, limits::plan_bytes,
         organiser},
        {"/api/v1/links", read, [this](asked request, argument, answer to) { scripts.links(request, to); }},
        {"/api/v1/sessions/*/personal-links", read,
         [this](asked request, argument id, answer to) { scripts.personal_links(request, id, to); }},
        {"/api/v1/qr", "POST", [this](asked request, argument, answer to) { scripts.qr(request, to); }, limits::qr_text_bytes, linked},
        {"/api/v1/join/*/qr.svg", read, [this](asked request, argument code, answer to) { scripts.join_qr(request, code, to); }},
        {"/api/v1/address", read, [this](asked, argument, answer to) { scripts.address(to); }},
        {"/api/v1/openapi.json", read, [this](asked, argument, answer to) { to(json_answer(200, described)); }},
        {"/privacy", read, [this](asked, argument, answer to) { to(files.filled("/privacy", kept).value_or(files.not_found())); }},
        {"/report/*", read, [this](asked request, argument, answer to) { page("/public", request, to); }},
        {"/audience/**", read, [this](asked request, argument code, answer to) { audience(code, request, to); }},
        {"/api/**", "GET, HEAD, POST, DELETE", [](asked, argument, answer to) { to(nothing_here()); }, 0,
         [](asked) { return nothing_here(); }},
        {"**", read, [this](asked request, argument, answer to) { file(request, to); }},
    };
    auto found = tools.routes();
    if (hooks) {
      for (auto& one : hooks->routes(organiser)) found.push_back(std::move(one));
    }
    found.insert(found.end(), own.begin(), own.end());
    return found;
  }

  // What is anybody's may be asked for from anywhere.
  decision decide(http_request const& request) const {
    if (request.path == "/socket" || (request.path.starts_with("/api/") && !request.path.starts_with("/api/v1/data/"))) {
      if (auto refusal = whose.refuse_other(request)) return {std::move(refusal)};
    }
    return decide_by(routes, request);
  }

  void resume() {
    for (auto const& one : listeners) one->resume();
  }

  // The same address under TLS. A request that changes something has been read on its way by then, its token with it: whoever sent it is to
  // notice.
  http_response redirect(http_request const& request) const {
    if (request.method != "GET" && request.method != "HEAD")
      return json_error(403, http_error::unauthorised, "This is answered by https only: what was sent could be read on its way.");
    auto to = public_url.starts_with("https:") ? public_url : secure_url(request.header("Host"), listeners.front()->address().port);
    if (to.empty()) return json_error(400, http_error::bad_request, "The request has no Host that an address could be made of.");
    auto away = text_answer(308, "");
    away.headers.emplace_back("Location", to + request.path);
    return away;
  }

  void file(http_request const& request, http_answer const& answer) {
    if (files.empty() && request.path == "/") return answer(pages_missing());
    auto file = files.find(request);
    answer(file ? std::move(*file) : files.not_found());
  }

  // One page for all addresses that begin alike: what the rest of them names, its script asks for.
  void page(std::string path, http_request request, http_answer const& answer) {
    request.path = std::move(path);
    auto file = files.find(request);
    answer(file ? std::move(*file) : files.not_found());
  }

  // The audience's page with what its clock shows: on a bad line its script and its connection come seconds later. Whether a code opens
  // anything is told by the connection.
  void audience(std::string_view join_code, http_request request, http_answer const& answer) {
    if (rooms.try_code(request.from, join_code) == room::code_answer::too_fast) return answer(codes_too_fast());
    rooms.clock_preload(join_code, [this, request = std::move(request), answer](std::optional<wire::clock_preload> const& seen) mutable {
      auto filled = seen ? files.filled("/audience", write_clock_preload(*seen)) : std::nullopt;
      if (filled) return answer(std::move(*filled));
      page("/audience", std::move(request), answer);
    });
  }

  // Whether a session can be led from here, for who sends people somewhere else if not.
  http_response ready() const {
    auto const log = rooms.health();
    if (when_empty) return text_answer(503, "The server is stopping.\n");
    if (log.trouble) return text_answer(503, "Nothing can be saved: " + *log.trouble + ".\n");
    if (!log.damaged.empty()) return text_answer(503, std::to_string(log.damaged.size()) + " sessions are damaged: run dais verify.\n");
    return text_answer(200, "ok\n");
  }

  http_response counted() const {
    return {200,
            {{"Content-Type", metrics_type}, {"Cache-Control", "no-store"}},
            std::make_shared<std::string const>(metrics_text(rooms.measured(), rooms.health(), all, shown, version))};
  }

  void check_timeouts(socket_clock::time_point now) {
    all.check_timeouts(now);
    resume();
  }

  void keep_checking_timeouts() {
    check_timeouts(socket_clock::now());
    next_timeout_check = loop.after(limits::timeout_check_interval, [this] { keep_checking_timeouts(); });
  }

  void shut(std::function<void()> done) {
    for (auto const& one : listeners) one->stop();
    when_empty = std::move(done);
    all.on_left = [this] { finish_if_empty(); };
    all.shut();
    last_call = loop.after(limits::shutdown_within, [this] { all.drop(); });
    loop.post([this, alive = std::weak_ptr(life)] {
      if (!alive.expired()) finish_if_empty();
    });
  }

  void finish_if_empty() {
    if (all.size() == 0 && when_empty) std::exchange(when_empty, nullptr)();
  }

  std::shared_ptr<void> life = std::make_shared<char>();
};

server::server(asio_loop& loop, room::rooms& rooms, server_options options) : impl_(std::make_unique<impl>(loop, rooms, options)) {}

server::~server() = default;

listen_address server::address() const { return impl_->listeners.front()->address(); }

std::optional<listen_address> server::osc_address() const { return impl_->osc ? std::optional(impl_->osc->address()) : std::nullopt; }

bool server::has_pages() const { return !impl_->files.empty(); }

void server::start() {
  for (auto const& one : impl_->listeners) one->start();
}

void server::check_timeouts(socket_clock::time_point now) { impl_->check_timeouts(now); }

void server::keep_checking_timeouts() { impl_->keep_checking_timeouts(); }

void server::shut(std::function<void()> done) { impl_->shut(std::move(done)); }

}  // namespace dais::net
