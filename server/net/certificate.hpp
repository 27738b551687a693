#pragma once

#include "session/time.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Of OpenSSL, whose headers only those files need that speak to it.
struct ssl_st;
struct ssl_ctx_st;

namespace dais::net {

struct tls_deleter {
  void operator()(ssl_st*) const;
  void operator()(ssl_ctx_st*) const;
};
using tls_session = std::unique_ptr<ssl_st, tls_deleter>;

// What the server shows to those who come by TLS: its certificate, those that lead from it to one that browsers know, and the key.
class certificate {
 public:
  // Files in PEM, the server's own certificate first. Throws std::runtime_error with a sentence where they cannot be read or do not belong
  // together. The process ignores SIGPIPE from then on.
  certificate(std::filesystem::path chain, std::filesystem::path key);

  // Reads the files again. Why not, where that fails: then those that were read before go on. Who is connected keeps what they were shown.
  std::optional<std::string> reload();

  // The server's side of a connection that begins now, by TLS 1.2 or 1.3.
  tls_session begin(int socket) const;

  time_point ends() const { return ends_; }
  std::string const& chain_file() const { return chain_file_; }

  // The hosts that it is for, as it names them.
  std::vector<std::string> const& hosts() const { return hosts_; }

 private:
  void read();

  std::string chain_file_, key_file_;
  std::unique_ptr<ssl_ctx_st, tls_deleter> context_;
  time_point ends_{};
  std::vector<std::string> hosts_;
};

// What is to be said of a certificate that ends within `limits::certificate_ends_soon`, or has ended.
std::optional<std::string> remark_on_end(certificate const&, time_point now);

}  // namespace dais::net
