package levante.web.security;

class MemorySessionsTest extends SessionStoreContract {
  @Override
  protected SessionStore store() {
    return new MemorySessions();
  }
}
