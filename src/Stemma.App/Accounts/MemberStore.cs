using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.App.Accounts;

/// <summary>ASP.NET Core Identity's store of users over ours.</summary>
/// <param name="accounts">Where they are kept.</param>
internal sealed partial class MemberStore(IAccounts accounts)
    : IUserPasswordStore<Member>, IUserSecurityStampStore<Member>, IUserRoleStore<Member>, IUserPasskeyStore<Member>
{
    /// <summary>What Identity calls it when a name is another's.</summary>
    public const string Taken = "Taken";

    public async Task<IdentityResult> CreateAsync(Member user, CancellationToken cancellationToken)
    {
        if (await accounts.Add(user.Account, cancellationToken) is not { } number) return IdentityResult.Failed(new IdentityError { Code = Taken });
        user.Account = user.Account with { Person = user.Account.Person with { Number = number }, Version = 1 };
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Member user, CancellationToken cancellationToken)
    {
        var kept = await accounts.Save(user.Account, cancellationToken);
        if (kept != AccountKept.Done) return IdentityResult.Failed(new IdentityError { Code = kept.ToString() });
        user.Account = user.Account with { Version = user.Account.Version + 1 };
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Member user, CancellationToken cancellationToken) =>
        await accounts.Erase(user.Account.Person.Number, cancellationToken) is var kept && kept == AccountKept.Done ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = kept.ToString() });

    public async Task<Member?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && await accounts.Of(number, cancellationToken) is { } account ? new Member(account) : null;

    public async Task<Member?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await accounts.Called(normalizedUserName, cancellationToken) is { } account ? new Member(account) : null;

    public Task<string> GetUserIdAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Person.Number.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.Person.Name);

    public Task SetUserNameAsync(Member user, string? userName, CancellationToken cancellationToken) => Set(user, a => a with { Person = a.Person with { Name = userName ?? "" } });

    public Task<string?> GetNormalizedUserNameAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.NameKey);

    public Task SetNormalizedUserNameAsync(Member user, string? normalizedName, CancellationToken cancellationToken) => Set(user, a => a with { NameKey = normalizedName ?? "" });

    public Task SetPasswordHashAsync(Member user, string? passwordHash, CancellationToken cancellationToken) => Set(user, a => a with { Password = passwordHash });

    public Task<string?> GetPasswordHashAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Password);

    public Task<bool> HasPasswordAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Password is not null);

    public Task SetSecurityStampAsync(Member user, string stamp, CancellationToken cancellationToken) => Set(user, a => a with { Stamp = stamp });

    public Task<string?> GetSecurityStampAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.Stamp);

    public Task AddToRoleAsync(Member user, string roleName, CancellationToken cancellationToken) => Set(user, a => a with { Person = a.Person with { Role = Enum.Parse<Role>(roleName, ignoreCase: true) } });

    // Everybody has one role; without another he is a reader.
    public Task RemoveFromRoleAsync(Member user, string roleName, CancellationToken cancellationToken) => Set(user, a => a with { Person = a.Person with { Role = Role.Reader } });

    public Task<IList<string>> GetRolesAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<IList<string>>([user.Account.Person.Role.ToString()]);

    public Task<bool> IsInRoleAsync(Member user, string roleName, CancellationToken cancellationToken) => Task.FromResult(user.Account.Person.Role.ToString().Equals(roleName, StringComparison.OrdinalIgnoreCase));

    public async Task<IList<Member>> GetUsersInRoleAsync(string roleName, CancellationToken cancellationToken)
    {
        var found = new List<Member>();
        foreach (var person in await accounts.All(cancellationToken))
            if (person.Role.ToString().Equals(roleName, StringComparison.OrdinalIgnoreCase) && await accounts.Of(person.Number, cancellationToken) is { } account) found.Add(new Member(account));
        return found;
    }

    public void Dispose()
    {
    }

    private static Task Set(Member user, Func<Account, Account> change)
    {
        user.Account = change(user.Account);
        return Task.CompletedTask;
    }
}
