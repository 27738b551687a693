#pragma once

#include "net/http_message.hpp"
#include "room/rooms.hpp"

#include <string>

namespace dais::net {

// What scripts and the organiser's page ask of the server. The rooms must outlive what is under way.
class api {
 public:
  // `public_url`: where the audience finds the server, "https://panel.example"; empty: where the one who asks has found it.
  api(room::rooms&, std::string public_url);

  void sessions(http_request const&, http_answer const&);
  void check(http_request const&, http_answer const&);
  void links(http_request const&, http_answer const&);
  void qr(http_request const&, http_answer const&);
  void join_qr(http_request const&, std::string_view join_code, http_answer const&);

 private:
  bool refuse_stranger(http_request const&, http_answer const&) const;
  void qr_of(http_request const&, http_answer const&) const;
  void create(http_request const&, http_answer const&);
  std::string address_for(http_request const&) const;

  room::rooms& rooms_;
  std::string const public_url_;
};

}  // namespace dais::net
