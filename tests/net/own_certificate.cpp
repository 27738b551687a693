#include "own_certificate.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace {

void must(bool good) {
  if (!good) throw std::runtime_error("no certificate could be made");
}

template <typename Write>
void write_file(std::filesystem::path const& path, Write write) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(path.c_str(), "w"), std::fclose);
  must(file && write(file.get()) == 1);
}

}  // namespace

own_certificate::own_certificate(std::vector<std::string> const& hosts, std::chrono::hours lasts) { renew(hosts, lasts); }

void own_certificate::renew(std::vector<std::string> const& hosts, std::chrono::hours lasts) {
  std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> const pair(EVP_EC_gen("P-256"), EVP_PKEY_free);
  std::unique_ptr<X509, void (*)(X509*)> const made(X509_new(), X509_free);
  must(pair && made);
  X509_set_version(made.get(), X509_VERSION_3);
  static long number = 0;
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++number);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), std::chrono::seconds(lasts).count());
  X509_set_pubkey(made.get(), pair.get());
  auto* const name = X509_get_subject_name(made.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>("Dais, a test"), -1, -1, 0);
  X509_set_issuer_name(made.get(), name);
  std::string names;
  for (auto const& host : hosts) names += (names.empty() ? "DNS:" : ",DNS:") + host;
  if (!names.empty()) {
    std::unique_ptr<X509_EXTENSION, void (*)(X509_EXTENSION*)> const alternatives(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str()), X509_EXTENSION_free);
    must(alternatives && X509_add_ext(made.get(), alternatives.get(), -1) == 1);
  }
  must(X509_sign(made.get(), pair.get(), EVP_sha256()) > 0);
  write_file(chain(), [&](std::FILE* file) { return PEM_write_X509(file, made.get()); });
  write_file(key(), [&](std::FILE* file) { return PEM_write_PrivateKey(file, pair.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}
