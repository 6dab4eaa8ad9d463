/** Pods that are kept ready in the sandbox: shells on this machine, on simulated nodes. */
package levante.oscar.adapter.sandbox.warm;
