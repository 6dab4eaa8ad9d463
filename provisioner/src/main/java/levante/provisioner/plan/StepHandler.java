package levante.provisioner.plan;

/** One method a step: a new step breaks every handler's build. */
public interface StepHandler {
  void launch(Step.Launch step);

  void configure(Step.Configure step);

  void upgrade(Step.Upgrade step);

  void operate(Step.Operate step);

  void release(Step.Release step);

  void terminate(Step.Terminate step);

  void stop(Step.Stop step);

  void start(Step.Start step);

  void reboot(Step.Reboot step);

  void removeObject(Step.RemoveObject step);

  void removeNode(Step.RemoveNode step);

  void forget(Step.Forget step);

  void makeStorage(Step.MakeStorage step);

  void deleteStorage(Step.DeleteStorage step);

  void applyApplication(Step.ApplyApplication step);

  void removeApplication(Step.RemoveApplication step);

  void removeCluster(Step.RemoveCluster step);

  void hold(Step.Hold step);
}
