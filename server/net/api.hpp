#pragma once

#include "net/http_message.hpp"
#include "room/rooms.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace dais::net {

// What a join code is answered with where too many of one address have opened nothing.
http_response codes_too_fast();

// What scripts and the organiser's page ask of the server. The rooms must outlive what is under way.
class api {
 public:
  // `public_url`: where people find the server, good for `read_public_url`; empty: where the one who asks has found it. `now`: the
  // sessions' clock.
  api(room::rooms&, std::string const& public_url, std::function<time_point()> now);

  // Why a request is not done for whoever sent it: they are not the organiser, or hold no console's link either.
  std::optional<http_response> refuse_stranger(http_request const&) const;
  std::optional<http_response> refuse_unlinked(http_request const&) const;

  // What is asked below was not refused so, where a token is needed.
  void sessions(http_request const&, http_answer const&);
  void forget(std::string_view session, http_answer const&);
  void renew(http_request const&, std::string_view session, http_answer const&);
  void plan(std::string_view session, http_answer const&);
  void report(http_request const&, std::string_view session, http_answer const&);
  void export_report(http_request const&, std::string_view session, std::string_view file, http_answer const&);
  void public_report(http_request const&, std::string_view join_code, http_answer const&);
  void own_questions(http_request const&, std::string_view join_code, http_answer const&);
  void table(http_answer const&);
  void export_table(http_answer const&);
  void check(http_request const&, http_answer const&);
  // The personal links of a session, with the token of a console of it or the organiser's.
  void personal_links(http_request const&, std::string_view session, http_answer const&);
  void links(http_request const&, http_answer const&);
  void qr(http_request const&, http_answer const&) const;
  void join_qr(http_request const&, std::string_view join_code, http_answer const&);
  void address(http_answer const&) const;

 private:
  void create(http_request const&, http_answer const&);
  void make_report(http_request const&, std::string_view session, report::export_format const&, header_list more, http_answer const&);
  std::string address_for(http_request const&) const;
  void read_published(http_request const&, std::string_view join_code, http_answer const&, std::function<void(session const&)> then);
  void make_table(std::function<void(wire::session_table const&)> then);

  room::rooms& rooms_;
  std::string const public_url_;
  std::function<time_point()> const now_;
  struct written_report {
    std::uint64_t seq = 0;
    std::shared_ptr<std::string const> text;
  };
  std::map<std::string, written_report> public_;  // by session: the same text for all who read it
};

}  // namespace dais::net
