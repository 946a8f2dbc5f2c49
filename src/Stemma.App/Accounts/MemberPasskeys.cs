using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Stemma.App.Store;

namespace Stemma.App.Accounts;

/// <summary>Passkeys of an account, for Identity.</summary>
internal sealed partial class MemberStore
{
    public async Task AddOrUpdatePasskeyAsync(Member user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (!await accounts.Keep(new Passkey(passkey.CredentialId, user.Account.Person.Number, JsonSerializer.Serialize(Body.Of(passkey))), cancellationToken))
            throw new InvalidOperationException("another account has this passkey, or this account is gone");
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Member user, CancellationToken cancellationToken) => [.. (await accounts.Passkeys(user.Account.Person.Number, cancellationToken)).Select(Info)];

    public async Task<Member?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await accounts.Passkey(credentialId, cancellationToken) is { } found && await accounts.Of(found.Account, cancellationToken) is { } account ? new Member(account) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Member user, byte[] credentialId, CancellationToken cancellationToken) =>
        await accounts.Passkey(credentialId, cancellationToken) is { } found && found.Account == user.Account.Person.Number ? Info(found) : null;

    public async Task RemovePasskeyAsync(Member user, byte[] credentialId, CancellationToken cancellationToken) => await accounts.Forget(user.Account.Person.Number, credentialId, cancellationToken);

    private static UserPasskeyInfo Info(Passkey kept)
    {
        var body = JsonSerializer.Deserialize<Body>(kept.Body)!;
        return new UserPasskeyInfo(kept.Id, body.PublicKey, body.Made, body.SignCount, body.Transports, body.Verified, body.BackupEligible, body.BackedUp, body.Attestation, body.ClientData) { Name = body.Name };
    }

    private sealed record Body(byte[] PublicKey, string? Name, DateTimeOffset Made, uint SignCount, string[]? Transports, bool Verified, bool BackupEligible, bool BackedUp, byte[] Attestation, byte[] ClientData)
    {
        public static Body Of(UserPasskeyInfo p) => new(p.PublicKey, p.Name, p.CreatedAt, p.SignCount, p.Transports, p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.AttestationObject, p.ClientDataJson);
    }
}
