package levante.provisioner;

import java.time.Clock;
import javax.sql.DataSource;
import levante.provisioner.account.FindAccounts;
import levante.provisioner.adapter.jdbc.DocumentExports;
import levante.provisioner.adapter.jdbc.ProvisionerDatabase;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.FindKubeconfigs;
import levante.provisioner.cluster.FindSites;
import levante.provisioner.cluster.ScaleNodeTemplate;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.CreateInfrastructure;
import levante.provisioner.infrastructure.DestroyInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.FindLeftovers;
import levante.provisioner.infrastructure.InfrastructureDrafts;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.PlanInfrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.keep.KeepUseCases;
import levante.provisioner.login.FindSignIns;
import levante.provisioner.observe.Outside;
import levante.provisioner.reconcile.ProvisioningLoop;
import levante.provisioner.transfer.ExportFormat;
import levante.provisioner.transfer.ExportInfrastructure;
import levante.provisioner.transfer.ImportInfrastructure;
import levante.tosca.TemplateCompiler;

/** The module, wired: its use cases and the loop that somebody has to tick. */
public record Provisioner(
    CreateInfrastructure createInfrastructure,
    PlanInfrastructure planInfrastructure,
    FindInfrastructures findInfrastructures,
    DestroyInfrastructure destroyInfrastructure,
    ScaleNodeTemplate scaleNodeTemplate,
    ChangeUseCases changes,
    KeepUseCases keeping,
    ExportInfrastructure exportInfrastructure,
    ImportInfrastructure importInfrastructure,
    FindAccounts findAccounts,
    FindClusters findClusters,
    FindKubeconfigs findKubeconfigs,
    FindSites findSites,
    FindSignIns findSignIns,
    FindLeftovers findLeftovers,
    EventHistory history,
    ProvisioningLoop loop) {
  /**
   * Wires the module on Levante's database, whose tables it makes.
   *
   * @param key 32 bytes that encrypt credentials, inputs, outputs and storage keys; ends with
   *     INTERNAL when the database was written with another key
   */
  public static Provisioner assemble(
      DataSource levante, Outside outside, byte[] key, ProvisionerConfig config, Clock clock) {
    return assemble(
        ProvisionerDatabase.open(levante, key), outside, TemplateCompiler.bundled(), config, clock);
  }

  /** Wires the module on its records, with a compiler that may know more than what is bundled. */
  public static Provisioner assemble(
      Records records,
      Outside outside,
      TemplateCompiler compiler,
      ProvisionerConfig config,
      Clock clock) {
    InfrastructureStore store = records.store();
    ExportFormat exports = new DocumentExports();
    InfrastructureDrafts drafts = new InfrastructureDrafts(compiler, outside, clock);
    return new Provisioner(
        new CreateInfrastructure(records, drafts, config.ttlNotice()),
        new PlanInfrastructure(records, outside, drafts, config.planner(), clock),
        new FindInfrastructures(store),
        new DestroyInfrastructure(store, records.history(), clock),
        new ScaleNodeTemplate(store, records.history(), clock),
        ChangeUseCases.on(records, drafts, outside, config.planner(), clock),
        KeepUseCases.on(records, config, clock),
        new ExportInfrastructure(records, exports, clock),
        new ImportInfrastructure(records, exports, drafts, clock),
        new FindAccounts(records),
        new FindClusters(store),
        new FindKubeconfigs(store, outside),
        new FindSites(store),
        new FindSignIns(outside.access()),
        new FindLeftovers(records, outside),
        records.history(),
        new ProvisioningLoop(records, outside, compiler, config, clock));
  }
}
