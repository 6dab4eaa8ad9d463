package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import levante.oscar.OscarServices;
import levante.oscar.bucket.ManageBuckets;
import levante.oscar.call.CallService;
import levante.oscar.compose.ServiceCatalogue;
import levante.oscar.exposed.CallExposed;
import levante.oscar.fdl.FdlReader;
import levante.oscar.history.CancelJob;
import levante.oscar.history.FindJobs;
import levante.oscar.history.RemoveJobs;
import levante.oscar.history.ReplayJobs;
import levante.oscar.inbox.AcceptNotification;
import levante.oscar.lineage.FindLineage;
import levante.oscar.pool.Pods;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.DeleteService;
import levante.oscar.service.FindServices;
import levante.provisioner.Provisioner;
import levante.provisioner.account.FindAccounts;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.ShareInfrastructure;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.CreateInfrastructure;
import levante.provisioner.infrastructure.DestroyInfrastructure;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.FindLeftovers;
import levante.provisioner.infrastructure.PlanInfrastructure;
import levante.provisioner.keep.KeepUseCases;
import levante.provisioner.transfer.ExportInfrastructure;
import levante.provisioner.transfer.ImportInfrastructure;

/** The use cases of the modules, for the resources to inject. */
@ApplicationScoped
public class UseCaseWiring {
  @Inject private Provisioner provisioner;
  @Inject private OscarServices oscar;

  @Produces
  @Singleton
  CreateInfrastructure createInfrastructure() {
    return provisioner.createInfrastructure();
  }

  @Produces
  @Singleton
  PlanInfrastructure planInfrastructure() {
    return provisioner.planInfrastructure();
  }

  @Produces
  @Singleton
  FindInfrastructures findInfrastructures() {
    return provisioner.findInfrastructures();
  }

  @Produces
  @Singleton
  DestroyInfrastructure destroyInfrastructure() {
    return provisioner.destroyInfrastructure();
  }

  @Produces
  @Singleton
  FindLeftovers findLeftovers() {
    return provisioner.findLeftovers();
  }

  @Produces
  @Singleton
  FindClusters findClusters() {
    return provisioner.findClusters();
  }

  @Produces
  @Singleton
  ChangeUseCases changes() {
    return provisioner.changes();
  }

  @Produces
  @Singleton
  KeepUseCases keeping() {
    return provisioner.keeping();
  }

  @Produces
  @Singleton
  ShareInfrastructure shareInfrastructure() {
    return provisioner.changes().share();
  }

  @Produces
  @Singleton
  ExportInfrastructure exportInfrastructure() {
    return provisioner.exportInfrastructure();
  }

  @Produces
  @Singleton
  ImportInfrastructure importInfrastructure() {
    return provisioner.importInfrastructure();
  }

  @Produces
  @Singleton
  FindAccounts findAccounts() {
    return provisioner.findAccounts();
  }

  @Produces
  @Singleton
  EventHistory history() {
    return provisioner.history();
  }

  @Produces
  @Singleton
  FdlReader fdlReader() {
    return new FdlReader();
  }

  @Produces
  @Singleton
  ServiceCatalogue serviceCatalogue() {
    return ServiceCatalogue.shipped();
  }

  @Produces
  @Singleton
  ApplyServices applyServices() {
    return oscar.applyServices();
  }

  @Produces
  @Singleton
  FindServices findServices() {
    return oscar.findServices();
  }

  @Produces
  @Singleton
  DeleteService deleteService() {
    return oscar.deleteService();
  }

  @Produces
  @Singleton
  ManageBuckets manageBuckets() {
    return oscar.manageBuckets();
  }

  @Produces
  @Singleton
  AcceptNotification acceptNotification() {
    return oscar.acceptNotification();
  }

  @Produces
  @Singleton
  FindJobs findJobs() {
    return oscar.findJobs();
  }

  @Produces
  @Singleton
  Pods pods() {
    return oscar.poolLoop().pods();
  }

  @Produces
  @Singleton
  RemoveJobs removeJobs() {
    return oscar.removeJobs();
  }

  @Produces
  @Singleton
  ReplayJobs replayJobs() {
    return oscar.replayJobs();
  }

  @Produces
  @Singleton
  CancelJob cancelJob() {
    return oscar.cancelJob();
  }

  @Produces
  @Singleton
  CallService callService() {
    return oscar.callService();
  }

  @Produces
  @Singleton
  CallExposed callExposed() {
    return oscar.exposed().calls();
  }

  @Produces
  @Singleton
  FindLineage findLineage() {
    return oscar.findLineage();
  }
}
