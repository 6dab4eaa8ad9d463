package levante.web.security;

class MemoryUsersTest extends UserStoreContract {
  @Override
  protected UserStore store() {
    return new MemoryUsers();
  }
}
