#pragma once

#include "net/certificate.hpp"
#include "net/reachable.hpp"
#include "net/socket.hpp"
#include "room/loop.hpp"
#include "room/poster.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dais::net {

// Posts over HTTP/1.1, by TLS where the address says https, checked against the certificates that the system trusts. A name is looked up
// each time, and what is connected to is one of the addresses that were checked. No redirect is followed, and no body of an answer read.
class http_poster final : public room::poster {
 public:
  // `user_agent`: what the server calls itself. The context and the loop must outlive it and all that it gave.
  http_poster(boost::asio::io_context&, room::loop&, reachable, std::string user_agent);

  std::shared_ptr<void> post(std::string const& url, std::vector<std::pair<std::string, std::string>> headers, std::string body,
                             posted) override;

 private:
  boost::asio::io_context& context_;
  room::loop& loop_;
  reachable const reachable_;
  std::string const user_agent_;
  std::unique_ptr<ssl_ctx_st, tls_deleter> tls_;
};

}  // namespace dais::net
