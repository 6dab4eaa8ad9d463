package levante.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import levante.oscar.service.FindServices;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.listing.Census;
import levante.provisioner.listing.Reader;
import levante.web.account.Account;
import levante.web.account.AccountStore;
import levante.web.jte.Templates;
import levante.web.language.Say;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Paging;

/** Who there is, and what they have. */
@Path("admin/users")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class UsersResource {
  @Inject private AdminDoor door;
  @Inject private AccountStore accounts;
  @Inject private FindInfrastructures infrastructures;
  @Inject private FindServices services;
  @Inject private Templates templates;

  /** One page of the users, by name. */
  @GET
  public Response list(
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("page") @DefaultValue("1") int page,
      @Context HttpHeaders headers) {
    Frame frame = door.enter(headers);
    String part = name.strip().toLowerCase(Locale.ROOT);
    List<Account> fitting =
        accounts.all().stream()
            .filter(one -> one.name().value().toLowerCase(Locale.ROOT).contains(part))
            .toList();
    Paging paging = Paging.of(page, UsersPage.ROWS, fitting.size());
    List<UsersPage.Row> rows =
        fitting.stream().skip(paging.skipped()).limit(paging.rows()).map(this::row).toList();
    return Page.of(
            "admin/users.jte",
            new UsersPage(frame, name.strip(), paging.number(), fitting.size(), rows))
        .answer(templates);
  }

  private UsersPage.Row row(Account account) {
    Census census = infrastructures.census(Reader.of(account.name()));
    return new UsersPage.Row(
        account.name().value(),
        account.role().name().toLowerCase(Locale.ROOT),
        account.isLocal()
            ? List.of(Say.of("password"))
            : account.identities().stream()
                .map(one -> Say.of("%s at %s", one.subject(), one.issuer()))
                .toList(),
        account.created(),
        account.signedIn(),
        census.infrastructures(),
        census.machines(),
        services.of(account.name()).size());
  }
}
