#include "net/certificate.hpp"

#include "net/limits.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <csignal>
#include <ctime>
#include <new>
#include <stdexcept>
#include <utility>

namespace dais::net {
namespace {

[[noreturn]] void refuse(std::string const& file, std::string const& what) {
  char text[256] = "";
  if (auto const code = ERR_peek_error()) ERR_error_string_n(code, text, sizeof text);
  ERR_clear_error();
  throw std::runtime_error(file + ' ' + what + (*text ? " (" + std::string(text) + ")" : "") + '.');
}

time_point end_of(X509 const& shown) {
  std::tm parts{};
  ASN1_TIME_to_tm(X509_get0_notAfter(&shown), &parts);
  return time_point(std::chrono::seconds(::timegm(&parts)));
}

std::vector<std::string> hosts_of(X509& shown) {
  std::vector<std::string> hosts;
  std::unique_ptr<GENERAL_NAMES, void (*)(GENERAL_NAMES*)> const names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(&shown, NID_subject_alt_name, nullptr, nullptr)), GENERAL_NAMES_free);
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    auto const* const one = sk_GENERAL_NAME_value(names.get(), i);
    if (one->type != GEN_DNS) continue;
    hosts.emplace_back(reinterpret_cast<char const*>(ASN1_STRING_get0_data(one->d.dNSName)),
                       static_cast<std::size_t>(ASN1_STRING_length(one->d.dNSName)));
  }
  return hosts;
}

}  // namespace

void tls_deleter::operator()(ssl_st* one) const { SSL_free(one); }
void tls_deleter::operator()(ssl_ctx_st* one) const { SSL_CTX_free(one); }

certificate::certificate(std::filesystem::path chain, std::filesystem::path key)
    : chain_file_(std::move(chain)), key_file_(std::move(key)) {
  // OpenSSL writes to sockets that the other side has closed, as to others.
  std::signal(SIGPIPE, SIG_IGN);
  read();
}

std::optional<std::string> certificate::reload() try {
  read();
  return {};
} catch (std::runtime_error const& why) {
  return why.what();
}

void certificate::read() {
  ERR_clear_error();
  std::unique_ptr<SSL_CTX, tls_deleter> context(SSL_CTX_new(TLS_server_method()));
  if (!context) throw std::bad_alloc();
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  // The quickest first, which nobody has broken either; who has no hardware for it is given the next.
  SSL_CTX_set_ciphersuites(context.get(), "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384");
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                         SSL_OP_PRIORITIZE_CHACHA | SSL_OP_NO_COMPRESSION);
  // An idle phone has no buffers, and what a slow one did not take may be sent again from elsewhere.
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_read_ahead(context.get(), 1);
  // Who comes back brings their session along: nothing is kept of it here.
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context.get(), 1);
  if (SSL_CTX_use_certificate_chain_file(context.get(), chain_file_.c_str()) != 1) refuse(chain_file_, "is no certificate in PEM");
  if (SSL_CTX_use_PrivateKey_file(context.get(), key_file_.c_str(), SSL_FILETYPE_PEM) != 1)
    refuse(key_file_, "is no key in PEM of the certificate " + chain_file_);
  auto* const shown = SSL_CTX_get0_certificate(context.get());
  ends_ = end_of(*shown);
  hosts_ = hosts_of(*shown);
  context_ = std::move(context);
}

tls_session certificate::begin(int socket) const {
  tls_session session(SSL_new(context_.get()));
  if (!session || SSL_set_fd(session.get(), socket) != 1) throw std::bad_alloc();
  SSL_set_accept_state(session.get());
  return session;
}

std::optional<std::string> remark_on_end(certificate const& shown, time_point now) {
  auto const left = shown.ends() - now;
  if (left <= duration::zero()) return "The certificate " + shown.chain_file() + " has ended: browsers refuse to open the pages.";
  if (left > limits::certificate_ends_soon) return {};
  return "The certificate " + shown.chain_file() + " ends in " + std::to_string(left / std::chrono::hours(24)) +
         " days. Renew it, then send the server SIGHUP.";
}

}  // namespace dais::net
