#include "net/api.hpp"

#include "net/header_fields.hpp"
#include "net/limits.hpp"
#include "net/public_url.hpp"
#include "net/qr.hpp"
#include "report/public_report.hpp"
#include "report/session_table.hpp"
#include "room/limits.hpp"
#include "wire/describe_report.hpp"
#include "wire/english.hpp"
#include "wire/json_read.hpp"
#include "wire/json_text.hpp"
#include "wire/json_write.hpp"
#include "wire/plan_file.hpp"
#include "wire/plan_text.hpp"

#include <algorithm>

namespace dais::net {
namespace {

template <typename Answer>
http_response described(unsigned status, Answer const& what) {
  return json_answer(status, to_json(what, nulls::left_out));
}

http_response svg_of(std::string const& text) {
  http_response response;
  response.headers = {{"Content-Type", "image/svg+xml"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<std::string const>(to_svg(make_qr(text)));
  return response;
}

http_response unauthorised(std::string message) {
  auto refusal = json_error(401, http_error::unauthorised, std::move(message));
  refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
  return refusal;
}

// A name or an address with its port, and nothing that could lead elsewhere.
bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' ||
           c == ']';
  });
}

}  // namespace

http_response codes_too_fast() {
  return too_fast_answer("Too many join codes from this address opened nothing.", limits::wrong_code_interval);
}

api::api(room::rooms& rooms, std::string const& public_url, std::function<time_point()> now)
    : rooms_(rooms), public_url_(read_public_url(public_url).url), now_(std::move(now)) {}

void api::sessions(http_request const& request, http_answer const& answer) {
  if (request.method == "POST") return create(request, answer);
  rooms_.list(rooms_.ids(), [answer](std::vector<wire::session_card> const& cards) { answer(described(200, wire::session_list{cards})); });
}

void api::create(http_request const& request, http_answer const& answer) {
  auto read = read_plan(request.body, now_());
  if (auto const* const faults = std::get_if<std::vector<plan_fault>>(&read)) return answer(described(422, wire::plan_faults{*faults}));
  auto& file = std::get<plan_file>(read);
  rooms_.create(std::move(file.plan), std::move(file.id),
                [answer, remarks = file.remarks](std::variant<wire::session_card, std::string> const& made) {
                  if (auto const* const wrong = std::get_if<std::string>(&made)) {
                    return answer(json_error(500, http_error::not_saved, "The session could not be kept: " + *wrong));
                  }
                  answer(described(201, wire::created_session{std::get<wire::session_card>(made), remarks}));
                });
}

void api::forget(std::string_view session, http_answer const& answer) {
  auto const& ids = rooms_.ids();
  if (std::find(ids.begin(), ids.end(), session) == ids.end()) {
    return answer(json_error(404, http_error::no_such_session, "There is no session with this id."));
  }
  rooms_.forget(std::string(session), [answer](std::optional<std::string> const& wrong) {
    if (wrong) {
      return answer(json_error(500, http_error::not_deleted, "The session could not be deleted: " + *wrong + ". Delete it again."));
    }
    answer(json_answer(200, "{}"));
  });
}

void api::renew(http_request const& request, std::string_view session, http_answer const& answer) {
  auto const read = read_json(request.body, line_numbers::omitted);
  auto const* const document = std::get_if<json_document>(&read);
  wire::link_to_renew which{};
  if (!document || read_value(document->value, which)) {
    return answer(
        json_error(400, http_error::bad_request, "Say whose link it is: {\"as\":\"stage\"}, or {\"as\":\"panellist\",\"panellist\":ID}."));
  }
  rooms_.renew(std::string(session), which, [answer](std::variant<wire::session_card, rejection> const& made) {
    if (auto const* const card = std::get_if<wire::session_card>(&made)) return answer(described(200, *card));
    auto const& why = std::get<rejection>(made);
    switch (why.code) {
      case rejection_code::unknown_session: return answer(json_error(404, http_error::no_such_session, english::of(why)));
      case rejection_code::no_such_link:
      case rejection_code::no_such_panellist: return answer(json_error(400, http_error::bad_request, english::of(why)));
      default: return answer(json_error(500, http_error::not_saved, english::of(why)));
    }
  });
}

void api::plan(std::string_view session, http_answer const& answer) {
  rooms_.plan_of(std::string(session), [answer, id = std::string(session)](std::optional<session_plan> const& plan) {
    if (!plan) return answer(json_error(404, http_error::no_such_session, "There is no session with this id."));
    auto file = json_answer(200, plan_text(*plan, id));
    file.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + id + ".json\"");
    answer(std::move(file));
  });
}

void api::report(http_request const& request, std::string_view session, http_answer const& answer) {
  make_report(request, session, report::export_named("report.json"), {}, answer);
}

void api::export_report(http_request const& request, std::string_view session, std::string_view file, http_answer const& answer) {
  auto const name = std::string(session) + "-" + std::string(file);
  make_report(request, session, report::export_named(file), {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}, answer);
}

void api::make_report(http_request const& request, std::string_view session, report::export_format const& as, header_list more,
                      http_answer const& answer) {
  auto const answered = [answer, &as, more = std::move(more)](room::report_outcome outcome) {
    if (auto const* const why = std::get_if<room::no_report>(&outcome)) {
      switch (*why) {
        case room::no_report::unlinked:
          return answer(
              unauthorised("This needs the organiser's token, or the latest of a console or of the rapporteur of this session: "
                           "Authorization: Bearer TOKEN."));
        case room::no_report::no_such_session:
          return answer(json_error(404, http_error::no_such_session, "There is no session with this id."));
        case room::no_report::unreadable:
          return answer(json_error(503, http_error::unavailable, "The record of this session cannot be read. Run dais verify."));
      }
    }
    http_response file;
    file.headers = more;
    file.headers.emplace_back("Content-Type", as.type);
    file.headers.emplace_back("Cache-Control", "no-store");
    file.body = std::get<std::shared_ptr<std::string const>>(std::move(outcome));
    answer(std::move(file));
  };
  rooms_.report(bearer_token(request.header("Authorization")), std::string(session), as, answered);
}

void api::read_published(http_request const& request, std::string_view join_code, http_answer const& answer,
                         std::function<void(session const&)> then) {
  if (rooms_.try_code(request.from, join_code) == room::code_answer::too_fast) return answer(codes_too_fast());
  rooms_.read_published(join_code, [answer, then = std::move(then)](session const* found) {
    if (found) return then(*found);
    answer(json_error(404, http_error::not_found, "There is no public report under this join code."));
  });
}

// What is read by many is written once, for as long as nothing happens in the session.
void api::public_report(http_request const& request, std::string_view join_code, http_answer const& answer) {
  read_published(request, join_code, answer, [this, answer, held = request.header("If-None-Match")](session const& s) {
    auto const tag = '"' + std::to_string(s.seq) + '"';
    header_list headers{{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}, {"ETag", tag}};
    if (none_match_names(held, tag)) return answer({304, std::move(headers), {}, {}});
    if (!public_.contains(s.id) && public_.size() >= limits::public_reports_kept) public_.clear();
    auto& kept = public_[s.id];
    if (!kept.text || kept.seq != s.seq) {
      kept = {s.seq, std::make_shared<std::string const>(to_json(report::public_report_of(s), nulls::left_out))};
    }
    answer({200, std::move(headers), kept.text, {}});
  });
}

void api::own_questions(http_request const& request, std::string_view join_code, http_answer const& answer) {
  auto const secret = std::string(bearer_token(request.header("Authorization")));
  read_published(request, join_code, answer, [this, answer, secret, person = request.person](session const& s) {
    answer(described(200, report::own_questions_of(s, rooms_.participant(s.id, secret, person.get()))));
  });
}

void api::make_table(std::function<void(wire::session_table const&)> then) {
  rooms_.summaries([then = std::move(then)](std::vector<wire::session_summary> all) {
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.planned_start < b.planned_start; });
    then({std::move(all)});
  });
}

void api::table(http_answer const& answer) {
  make_table([answer](wire::session_table const& all) { answer(described(200, all)); });
}

void api::export_table(http_answer const& answer) {
  make_table([answer](wire::session_table const& all) {
    http_response file;
    file.headers = {{"Content-Disposition", "attachment; filename=\"sessions.csv\""},
                    {"Content-Type", "text/csv; charset=utf-8"},
                    {"Cache-Control", "no-store"}};
    file.body = std::make_shared<std::string const>(report::sessions_csv(all));
    answer(std::move(file));
  });
}

void api::check(http_request const& request, http_answer const& answer) {
  auto const read = read_plan(request.body, now_());
  auto const* const faults = std::get_if<std::vector<plan_fault>>(&read);
  answer(described(200, faults ? wire::plan_check{*faults, {}} : wire::plan_check{{}, std::get<plan_file>(read).remarks}));
}

void api::links(http_request const& request, http_answer const& answer) {
  rooms_.links_of(bearer_token(request.header("Authorization")), [answer](std::optional<wire::console_links> const& links) {
    if (!links) return answer(unauthorised("This needs the latest token of a console: Authorization: Bearer TOKEN."));
    answer(described(200, *links));
  });
}

void api::personal_links(http_request const& request, std::string_view session, http_answer const& answer) {
  rooms_.personal_links(bearer_token(request.header("Authorization")), std::string(session),
                        [answer](std::variant<wire::personal_link_list, rejection> const& found) {
                          if (auto const* const all = std::get_if<wire::personal_link_list>(&found)) return answer(described(200, *all));
                          auto const& why = std::get<rejection>(found);
                          switch (why.code) {
                            case rejection_code::unknown_session:
                              return answer(json_error(404, http_error::no_such_session, english::of(why)));
                            case rejection_code::log_failed: return answer(json_error(503, http_error::unavailable, english::of(why)));
                            default:
                              return answer(
                                  unauthorised("This needs the organiser's token, or the latest of a console of this session: "
                                               "Authorization: Bearer TOKEN."));
                          }
                        });
}

void api::qr(http_request const& request, http_answer const& answer) const {
  if (request.body.empty()) return answer(json_error(400, http_error::bad_request, "Send the text of the code as the body."));
  if (request.body.find('\0') != std::string::npos) return answer(json_error(400, http_error::bad_request, "A text holds no zero bytes."));
  answer(svg_of(request.body));
}

void api::join_qr(http_request const& request, std::string_view join_code, http_answer const& answer) {
  switch (rooms_.try_code(request.from, join_code)) {
    case room::code_answer::opens: break;
    case room::code_answer::opens_nothing:
      return answer(json_error(404, http_error::no_such_session, "There is no session with this join code."));
    case room::code_answer::too_fast: return answer(codes_too_fast());
  }
  auto const address = address_for(request);
  if (address.empty()) return answer(json_error(400, http_error::bad_request, "The request has no Host that an address could be made of."));
  answer(svg_of(address + "/audience/" + std::string(join_code)));
}

std::optional<http_response> api::refuse_stranger(http_request const& request) const {
  if (rooms_.is_organiser(bearer_token(request.header("Authorization")))) return {};
  return unauthorised("This needs the organiser's token, as the server printed it: Authorization: Bearer TOKEN.");
}

std::optional<http_response> api::refuse_unlinked(http_request const& request) const {
  if (rooms_.opens_console(bearer_token(request.header("Authorization")))) return {};
  return refuse_stranger(request);
}

void api::address(http_answer const& answer) const {
  answer(described(200, wire::server_address{public_url_.empty() ? std::nullopt : std::optional(public_url_)}));
}

std::string api::address_for(http_request const& request) const {
  if (!public_url_.empty()) return public_url_;
  auto const host = request.header("Host");
  return is_host(host) ? (request.is_secure ? "https://" : "http://") + host : "";
}

}  // namespace dais::net
