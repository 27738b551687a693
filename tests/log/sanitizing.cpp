// What the sanitizer of threads is told before anything runs. OpenSSL guards what threads share by atomics, which the sanitizer sees only
// in code that was compiled for it.
extern "C" char const* __tsan_default_suppressions();
extern "C" char const* __tsan_default_suppressions() { return "called_from_lib:libcrypto.so\n"; }
