#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app.h"
#include "connection.h"
#include "korridor/base/result.h"

namespace korridor::server {

struct ServeOptions {
  AppOptions app;
  ConnectionLimits limits;
  std::string listen = "127.0.0.1";
  int port = 0;                    ///< 0: one that is free
  std::vector<std::string> names;  ///< further names in the header Host
  std::string token;               ///< empty: none on loopback, one by chance elsewhere
};

/// The server on its socket.
class HttpServer {
 public:
  explicit HttpServer(const ServeOptions& options);
  ~HttpServer();
  /// Takes the port. Errors: cannot_listen.
  [[nodiscard]] Result<void> bind();
  /// Answers until stop() is called; call bind() first.
  void run();
  /// Ends what runs and the server; may be called from another thread.
  void stop();
  /// Whether something is computed that nobody asked for; destruction waits for it.
  [[nodiscard]] bool is_warming() const;
  [[nodiscard]] int port() const;
  /// http://ADDRESS:PORT/, with the token where there is one.
  [[nodiscard]] std::string address() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace korridor::server
