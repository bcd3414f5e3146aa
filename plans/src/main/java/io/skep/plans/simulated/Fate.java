package io.skep.plans.simulated;

import io.skep.plans.remote.RemoteException;

/**
 * What befalls those who act on a simulated world. Asked around every act: a failure before it means that it did not
 * happen, one after it that it did and the answer was lost. An {@link Error} stands for the death of the process that acts.
 */
public interface Fate {

    /** Somebody is about to act at a place: the name of a host, the word of an act. */
    void before(String place, String act) throws RemoteException, InterruptedException;

    /** The act has happened and its answer is on its way. */
    void after(String place, String act) throws RemoteException, InterruptedException;

    /** Nothing ever goes wrong. */
    Fate KIND = new Fate() {
        @Override
        public void before(String place, String act) {}

        @Override
        public void after(String place, String act) {}
    };
}
