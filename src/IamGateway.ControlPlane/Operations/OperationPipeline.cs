using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Operations;

/// <summary>The way of a call whose caller is known: read the request → authorize → handle → commit. The same for programs and for pages.</summary>
/// <param name="scopes">Make the services of one call.</param>
/// <param name="authorizer">Decides and records.</param>
internal sealed class OperationPipeline(IServiceScopeFactory scopes, OperationAuthorizer authorizer)
{
    /// <summary>Does a call, or nothing at all.</summary>
    /// <param name="http">The request it came with: its address, its TLS and its user agent are context keys.</param>
    /// <param name="who">Who calls.</param>
    /// <param name="call">What is called.</param>
    /// <param name="audit">Takes what the record of the call needs.</param>
    /// <exception cref="ApiException">It was refused. Nothing is changed.</exception>
    public async Task<object> InvokeAsync(HttpContext http, AuthenticatedRequest who, WireCall call, CallRecord audit, CancellationToken cancellationToken)
    {
        var operation = call.Operation;
        var request = operation.Read(call.Input);

        await using var services = scopes.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<CurrentCall>().Context = new OperationContext(who.Caller, audit.RequestId);
        var scope = services.ServiceProvider.GetRequiredService<Scope>();

        // A change is decided on and made in one transaction, so that no decision outlives what it was made on.
        if (operation.Descriptor is { IsReadOnly: false, BeginsLate: false })
            await scope.Db.Database.BeginTransactionAsync(cancellationToken);

        var access = await operation.AccessAsync(request, scope, cancellationToken);
        await authorizer.RequireAsync(http, who, operation.Descriptor, access, audit);
        var response = await operation.HandleAsync(services.ServiceProvider, request, cancellationToken);
        if (!operation.Descriptor.IsReadOnly)
            await CommitAsync(scope.Db, cancellationToken);
        return response;
    }

    private static async Task CommitAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.CommitAsync(cancellationToken);
        }
        catch (EntityExistsException taken)
        {
            throw new ApiException(ErrorCode.EntityAlreadyExists, taken.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ApiException(ErrorCode.ConcurrentModification, "The request was rejected because multiple requests to change this object were submitted simultaneously.");
        }
    }
}
