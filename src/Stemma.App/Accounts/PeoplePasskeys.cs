using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Accounts;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">By which it is removed.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Made">Since when it is.</param>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset Made);

/// <summary>Passkeys (W3C WebAuthn), by Identity's own handler. A challenge is kept by the site between its two requests, and used once.</summary>
public sealed partial class People
{
    private const int MostPasskeys = 20, MostOfPasskeyName = 60;

    private static readonly Problem NoPasskey = new("passkey", "That passkey was not taken: begin again.");

    private PasskeyHandler<Member> Passkeys => field ??= new PasskeyHandler<Member>(_users, Microsoft.Extensions.Options.Options.Create(new IdentityPasskeyOptions { ResidentKeyRequirement = "required", UserVerificationRequirement = "required" }));

    /// <summary>What a browser is asked to make a passkey by, as JSON, and the challenge to be kept; null where there is no such account.</summary>
    public async Task<(string Options, string State)?> MakePasskey(int number, HttpContext http)
    {
        if (await Of(number, http.RequestAborted) is not { } person) return null;
        var made = await Passkeys.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = $"{number}", Name = person.Name, DisplayName = person.Name }, http);
        return (made.CreationOptionsJson, made.AttestationState ?? "");
    }

    /// <summary>Adds the passkey that a browser made.</summary>
    /// <returns>What is wrong, or null.</returns>
    public async Task<Problem?> AddPasskey(int number, string name, string credential, string state, HttpContext http)
    {
        if (name.Length is 0 or > MostOfPasskeyName) return new Problem("name", $"Name the passkey, in up to {MostOfPasskeyName} letters.");
        if (await _members.FindByIdAsync($"{number}", http.RequestAborted) is not { } member) return Gone;
        if ((await _store.Accounts.Passkeys(number, http.RequestAborted)).Count >= MostPasskeys) return new Problem("many", $"There are {MostPasskeys} passkeys already: remove one first.");
        var seen = await Passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = state });
        if (!seen.Succeeded || seen.UserEntity.Id != $"{number}") return NoPasskey;
        seen.Passkey.Name = name;
        var kept = await _users.AddOrUpdatePasskeyAsync(member, seen.Passkey);
        return kept.Succeeded ? null : NoPasskey;
    }

    /// <summary>What a browser is asked to sign in by, as JSON, and the challenge to be kept.</summary>
    public async Task<(string Options, string State)> AskPasskey(HttpContext http)
    {
        var made = await Passkeys.MakeRequestOptionsAsync(null, http);
        return (made.RequestOptionsJson, made.AssertionState ?? "");
    }

    /// <summary>Whose passkey signed a challenge; null where it is nobody's, or his account is locked.</summary>
    public async Task<Person?> ByPasskey(string credential, string state, HttpContext http)
    {
        var seen = await Passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!seen.Succeeded || seen.User.Account.Person.Locked) return null;
        await _users.AddOrUpdatePasskeyAsync(seen.User, seen.Passkey); // its count of signatures
        return seen.User.Account.Person;
    }

    /// <summary>The passkeys of an account.</summary>
    public async Task<IReadOnlyList<PasskeyLine>> PasskeysOf(int number, CancellationToken ct) => await _members.FindByIdAsync($"{number}", ct) is { } member
        ? [.. (await _members.GetPasskeysAsync(member, ct)).OrderBy(p => p.CreatedAt).Select(p => new PasskeyLine(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt))] : [];

    /// <summary>Removes a passkey of an account.</summary>
    public async Task<bool> RemovePasskey(int number, string id, CancellationToken ct) => Base64Url.IsValid(id) && await _store.Accounts.Forget(number, Base64Url.DecodeFromChars(id), ct);
}
