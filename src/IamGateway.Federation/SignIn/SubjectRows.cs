using System.Linq.Expressions;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.SignIn;

/// <summary>The rows that belong to one subject. Each predicate names one population, so that an id of one never finds a row of another.</summary>
internal static class SubjectRows
{
    public static IQueryable<MfaDevice> DevicesOf(this IdentityDb db, SignInSubject subject) => db.MfaDevices.Where(subject switch
    {
        { PersonId: { } id } => (Expression<Func<MfaDevice, bool>>)(device => device.PersonId == id),
        { UserId: { } id } => device => device.UserId == id,
        { RootAccountId: { } id } => device => device.RootAccountId == id,
        _ => device => false,
    });

    public static IQueryable<SignInSession> OpenSignInsOf(this IdentityDb db, SignInSubject subject) => db.SignInSessions.Where(subject switch
    {
        { PersonId: { } id } => (Expression<Func<SignInSession, bool>>)(session => session.PersonId == id),
        { UserId: { } id } => session => session.UserId == id,
        { RootAccountId: { } id } => session => session.RootAccountId == id,
        _ => session => false,
    }).Where(session => session.EndedAt == null);

    public static SignInSubject Subject(this SignInSession session) => new(session.PersonId, session.UserId, session.RootAccountId);
}
