/** Scripts as processes of this machine: started, found again, watched, ended. */
package levante.oscar.adapter.sandbox.process;
