package levante.web.page.act;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import levante.kernel.OwnerId;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.keep.KeepUseCases;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.terms.DriftPolicy;
import levante.web.jte.Templates;
import levante.web.page.frame.Counts;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.rest.v1.Submission;
import levante.web.security.Caller;

/** What is done with an infrastructure by the forms of its page; the use cases of REST. */
@Path("infrastructures/{id}")
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces("text/html;charset=UTF-8")
public class ActionResource {
  @Inject private ChangeUseCases changes;
  @Inject private KeepUseCases keeping;
  @Inject private Acts acts;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("id")
  private String id;

  /** More machines of a node template. */
  @POST
  @Path("machines")
  public Response add(
      @FormParam("pool") @DefaultValue("") String pool,
      @FormParam("count") @DefaultValue("") String count) {
    return act(
        Done.ADDED,
        (one, owner) -> changes.machines().add(one, owner, Map.of(pool, Counts.positive(count))));
  }

  /** Configures one machine anew, or all that are not stopped. */
  @POST
  @Path("configuration")
  public Response configure(@FormParam("machine") @DefaultValue("") String machine) {
    InfrastructureId one = new InfrastructureId(id);
    return acts.act(
            frames.of(Section.INFRASTRUCTURES, headers),
            one,
            machine,
            Done.CONFIGURING,
            () -> {
              changes.order().reconfigure(one, caller.owner(), indices(machine), "");
              return one;
            })
        .answer(templates);
  }

  private static List<Integer> indices(String machine) {
    return machine.isEmpty() ? List.of() : List.of(Counts.index(machine));
  }

  /** Locks it. */
  @POST
  @Path("lock")
  public Response lock(@FormParam("reason") @DefaultValue("") String reason) {
    return act(Done.LOCKED, (one, owner) -> keeping.lock().lock(one, owner, reason));
  }

  /** Unlocks it. */
  @POST
  @Path("unlock")
  public Response unlock() {
    return act(Done.UNLOCKED, keeping.lock()::unlock);
  }

  /** Lets it end so long after now, or not at all. */
  @POST
  @Path("lifetime")
  public Response lifetime(@FormParam("ttl") @DefaultValue("") String ttl) {
    return ttl.isBlank()
        ? act(Done.LIFTED, keeping.life()::lift)
        : act(
            Done.LIMITED, (one, owner) -> keeping.life().to(one, owner, Submission.duration(ttl)));
  }

  /** Lets all its machines be stopped. */
  @POST
  @Path("hibernation")
  public Response hibernate() {
    return act(Done.HIBERNATED, keeping.rest()::hibernate);
  }

  /** Lets all its machines be started. */
  @POST
  @Path("waking")
  public Response wake() {
    return act(Done.WOKEN, keeping.rest()::wake);
  }

  /** Says what is done about drift. */
  @POST
  @Path("drift")
  public Response drift(@FormParam("policy") @DefaultValue("") String policy) {
    return act(
        policy.equals(DriftPolicy.REPORT.word()) ? Done.REPORTING : Done.REPAIRING,
        (one, owner) -> keeping.drift().by(one, owner, DriftPolicy.of(policy)));
  }

  /** Orders one repair. */
  @POST
  @Path("repairs")
  public Response repair() {
    return act(Done.REPAIR, keeping.drift()::repair);
  }

  /** Writes what people shall read about it. */
  @POST
  @Path("note")
  public Response write(
      @FormParam("text") @DefaultValue("") String text,
      @FormParam("version") @DefaultValue("") String version) {
    return acts.write(
            frames.of(Section.INFRASTRUCTURES, headers), new InfrastructureId(id), text, version)
        .answer(templates);
  }

  private Response act(Done done, BiFunction<InfrastructureId, OwnerId, ?> work) {
    InfrastructureId one = new InfrastructureId(id);
    return acts.act(
            frames.of(Section.INFRASTRUCTURES, headers),
            one,
            done,
            () -> work.apply(one, caller.owner()))
        .answer(templates);
  }
}
