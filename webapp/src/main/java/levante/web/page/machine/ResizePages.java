package levante.web.page.machine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.ResizeMachine.Outlook;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.web.language.Say;
import levante.web.page.act.Done;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.security.Caller;

/** The steps of giving a machine another size, each with the page that follows it. */
@Dependent
public class ResizePages {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private ChangeUseCases changes;
  @Inject private MachinePages machines;
  @Inject private Caller caller;

  /**
   * What was said to a page before.
   *
   * @param size the name of the size that was shown
   * @param sure whether the box was ticked
   */
  record Shown(String size, String sure) {}

  /** What it would mean, or the machine's page with what is wrong. Nothing is kept. */
  Page plan(Frame frame, MachinePath at, SizeForm typed) {
    return plan(frame, at, typed, Optional.empty());
  }

  private Page plan(Frame frame, MachinePath at, SizeForm typed, Optional<Refusal> refusal) {
    return Attempt.at(
            () ->
                changes
                    .resize()
                    .plan(
                        at.infrastructure(),
                        caller.owner(),
                        at.index(),
                        typed.wanted(Optional.empty())))
        .match(
            outlook -> page(frame, at, typed, outlook, refusal).refusing(refusal),
            wrong -> machines.page(frame, at, typed.refused(wrong)));
  }

  private Page page(
      Frame frame, MachinePath at, SizeForm typed, Outlook outlook, Optional<Refusal> refusal) {
    Infrastructure found = findInfrastructures.get(at.infrastructure(), caller.owner());
    return Page.of(
        "infrastructure/resize.jte",
        new ResizePage(
            frame,
            new ResizePage.Crumbs(
                found.name(), at.back(), outlook.machine().id().value(), at.path()),
            outlook.size().name(),
            typed,
            ResizePage.rows(outlook),
            outlook.isNothing() ? List.of() : losses(found, outlook),
            refusal));
  }

  private static List<String> losses(Infrastructure found, Outlook outlook) {
    List<String> losses = new ArrayList<>();
    losses.add(
        Say.of(
            "The machine is made anew under its name. What is on its disk is lost, and its addresses"
                + " may change."));
    found
        .aim()
        .pool(outlook.machine().nodeTemplate())
        .flatMap(pool -> pool.membership().map(in -> ofItsCluster(pool, in)))
        .ifPresent(losses::add);
    return losses;
  }

  private static String ofItsCluster(DesiredPool pool, DesiredPool.Membership in) {
    if (in.role() == NodeRole.WORKER) {
      return Say.of(
          "It leaves cluster %s before, when what runs on it could go elsewhere.", in.cluster());
    }
    return pool.count() == 1
        ? Say.of(
            "It is the only control plane of cluster %s: the cluster is made anew, and what runs on it"
                + " is lost.",
            in.cluster())
        : Say.of(
            "It leaves the control plane of cluster %s before, which goes on with the others.",
            in.cluster());
  }

  /** Writes down that it shall have the size that was shown; to the infrastructure's page. */
  Page resize(Frame frame, MachinePath at, SizeForm typed, Shown shown) {
    return Attempt.sure(
            shown.sure(),
            () ->
                changes
                    .resize()
                    .resize(
                        at.infrastructure(),
                        caller.owner(),
                        at.index(),
                        typed.wanted(Optional.of(shown.size()))))
        .match(
            resized -> Page.to("%s?done=%s".formatted(at.back(), Done.RESIZED.word())),
            refusal -> plan(frame, at, typed, Optional.of(refusal)));
  }
}
