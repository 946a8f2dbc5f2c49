using Stemma.App.Store;

namespace Stemma.App.Accounts;

/// <summary>An account as Identity works on it: what it changes stands here until the store keeps it.</summary>
/// <param name="account">As it was read.</param>
internal sealed class Member(Account account)
{
    /// <summary>As it is to be kept.</summary>
    public Account Account { get; set; } = account;
}
