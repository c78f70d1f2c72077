package io.montty.runtime.transport.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import java.util.List;
import java.util.Vector;

/** Offer one key and no other: a server counts every key that it does not accept as a failed attempt. */
final class SingleIdentity implements IdentityRepository {

    private final Identity identity;

    SingleIdentity(Identity identity) {
        this.identity = identity;
    }

    @Override
    public String getName() {
        return identity.getName();
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // as the library wants it
    public Vector<Identity> getIdentities() {
        return new Vector<>(List.of(identity));
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        // The one key is all that this is for.
    }
}
