/** What the sandbox remembers of each run, in its database and its folders. */
package levante.oscar.adapter.sandbox.run;
