namespace Stemma.App.Store.Reading;

/// <summary>What somebody who signed in may do.</summary>
public enum Role
{
    /// <summary>Read, and keep a shelf.</summary>
    Reader,

    /// <summary>Work at the desk.</summary>
    Editor,

    /// <summary>Judge comments and names.</summary>
    Moderator,

    /// <summary>All of it, and people's accounts.</summary>
    Admin,
}

/// <summary>What a token lets a program do.</summary>
[Flags]
public enum Scopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read the API.</summary>
    Read = 1,

    /// <summary>Decide between two reports, as an editor.</summary>
    Decide = 2,

    /// <summary>Take pages down, as an editor.</summary>
    Takedown = 4,

    /// <summary>Hand in petitions.</summary>
    Petition = 8,
}

/// <summary>What roles may.</summary>
public static class Rights
{
    /// <summary>What a role may give to a token.</summary>
    public static Scopes Of(Role role) => role is Role.Editor or Role.Admin ? Scopes.Read | Scopes.Decide | Scopes.Takedown | Scopes.Petition : Scopes.Read | Scopes.Petition;
}

/// <summary>An invitation that waits; its secret is known to whoever has its link alone.</summary>
/// <param name="Number">By which it is withdrawn.</param>
/// <param name="Role">What it makes of whoever has it.</param>
/// <param name="Maker">The admin's account that made it, and without whom it is worth nothing; null for the link that the program prints.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Ends">When it works no more.</param>
public sealed record Invitation(int Number, Role Role, int? Maker, DateTimeOffset Made, DateTimeOffset Ends);

/// <summary>An account as others may see it: nothing by which one signs in.</summary>
/// <param name="Number">Its number; never given to another.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mail">Its mail address, or "".</param>
/// <param name="Role">What it may do.</param>
/// <param name="Made">Since when it is.</param>
/// <param name="Locked">Whether an admin locked it.</param>
public sealed record Person(int Number, string Name, string Mail, Role Role, DateTimeOffset Made, bool Locked)
{
    /// <summary>Whether a letter to the address was answered by its link.</summary>
    public bool Proven { get; init; }
}

/// <summary>A browser that is signed in.</summary>
/// <param name="Number">By which it is ended; no secret.</param>
/// <param name="Account">Whose it is; null where the link that the program prints signed in.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Made">When it was signed in.</param>
/// <param name="Seen">When it was last seen, within some minutes.</param>
/// <param name="Device">The browser in a few words.</param>
public sealed record Session(int Number, int? Account, Role Role, DateTimeOffset Made, DateTimeOffset Seen, string Device)
{
    /// <summary>The account's name; "" without one.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A program's token; its secret is known to that program alone.</summary>
/// <param name="Number">By which it is revoked.</param>
/// <param name="Account">For whom it acts.</param>
/// <param name="Name">What it is for, in its maker's words.</param>
/// <param name="Scopes">What it lets do.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Ends">When it works no more.</param>
/// <param name="Used">When it was last used, within some minutes; null for never.</param>
public sealed record ApiToken(int Number, int Account, string Name, Scopes Scopes, DateTimeOffset Made, DateTimeOffset Ends, DateTimeOffset? Used);

/// <summary>A privileged act.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When.</param>
/// <param name="Account">Who; null for the link that the program prints.</param>
/// <param name="Act">What was done.</param>
/// <param name="About">On what, and what came of it.</param>
public sealed record AuditEntry(int Number, DateTimeOffset At, int? Account, string Act, string About);

/// <summary>What the link of a letter to somebody with an account does.</summary>
public enum AccountLinkKind
{
    /// <summary>It proves the address.</summary>
    Mail,

    /// <summary>It lets a forgotten password be set anew.</summary>
    Password,
}

/// <summary>The link of a letter to an account's address; its secret is known to whoever has the letter alone.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Mail">The address that it went to: with another in its place the link is none.</param>
/// <param name="Ends">When it works no more.</param>
public sealed record AccountLink(int Account, AccountLinkKind Kind, string Mail, DateTimeOffset Ends);
